//! Transports, which send requests to servers: reqwest, hyper, or a user-defined one; with hooks and decompression.

mod added_secrets;
mod body;
mod connection;
#[cfg(not(target_arch = "wasm32"))]
mod decompress;
mod harmless;
mod hooks;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod hyper;
mod loopback;
mod reqwest;
mod send;
mod send_error;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod timed_connector;

pub(crate) use self::added_secrets::AddedSecrets;
pub(crate) use self::body::BodyPart;
pub use self::body::{Body, BodyPiece, ResponseBody};
pub(crate) use self::connection::{Lease, Leases, ProtectionSpace};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::decompress::decompressing;
pub(crate) use self::harmless::{AtOtherOrigin, is_harmless, is_printed};
pub(crate) use self::hooks::Hooks;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
pub use self::hyper::Hyper;
pub(crate) use self::loopback::is_loopback;
pub(crate) use self::reqwest::ConnectionOptions;
pub use self::reqwest::Reqwest;
pub use self::send::{ResponseFuture, Transport};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::send_error::REDIRECTED;
pub use self::send_error::SendError;
pub(crate) use self::send_error::SendFailure;
