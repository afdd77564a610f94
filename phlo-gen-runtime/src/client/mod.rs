//! The client, its builder and its options, requests that are not in the collection, blocking calls.

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod builder;
mod environment;
mod handle;
mod inputs;
#[cfg(all(not(feature = "blocking"), not(target_arch = "wasm32")))]
mod no_blocking;
mod options;
mod request;
mod setter_names;
mod setter_states;

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use self::blocking::BlockingPages;
pub use self::builder::ClientBuilder;
pub use self::environment::Environment;
pub use self::handle::{Client, NotSent};
pub use self::options::ClientOptions;
pub use self::request::Request;
pub use self::setter_names::{SetterNames, nearest_stray, stray_variables};
pub use self::setter_states::{L, Missing, R, Set, SetAt, StateAt, States};
