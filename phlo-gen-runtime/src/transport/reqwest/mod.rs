//! The transport that a client has unless it is given another one: reqwest.

#[cfg(target_arch = "wasm32")]
mod browser;
mod client;
mod connection_options;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod url;

pub use self::client::Reqwest;
pub(crate) use self::connection_options::ConnectionOptions;
