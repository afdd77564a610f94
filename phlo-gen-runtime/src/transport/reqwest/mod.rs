//! The default transport of a client: reqwest.

#[cfg(target_arch = "wasm32")]
mod browser;
mod client;
#[cfg(not(target_arch = "wasm32"))]
mod client_factory;
mod connection_options;
#[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
mod cookies;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod url;

pub use self::client::Reqwest;
pub(crate) use self::connection_options::ConnectionOptions;
