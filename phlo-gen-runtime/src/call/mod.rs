//! How one call is made: attempts, retries, tokens, challenges, redirects, deadline and tracing.

mod budget;
mod call_future;
mod challenge;
mod context;
mod exchange;
mod prepared_request;
mod redirect;
mod retry;
mod run;
mod span;
mod unsent_call;

pub(crate) use self::budget::Budget;
pub use self::call_future::CallFuture;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub(crate) use self::call_future::decode;
pub(crate) use self::context::CallContext;
pub use self::prepared_request::PreparedRequest;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub(crate) use self::run::read;
pub(crate) use self::unsent_call::{UnsentCall, prepare};
