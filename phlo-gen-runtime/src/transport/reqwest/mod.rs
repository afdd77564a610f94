//! The default transport of a client: reqwest.

#[cfg(target_arch = "wasm32")]
mod browser;
mod client;
mod connection_options;
#[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
mod cookies;
#[cfg(not(target_arch = "wasm32"))]
mod local_client;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod url;

pub use self::client::Reqwest;
pub(crate) use self::connection_options::ConnectionOptions;
