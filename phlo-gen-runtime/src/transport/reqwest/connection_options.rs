//! The options of the built-in HTTP client.

#[cfg(not(target_arch = "wasm32"))]
use std::time::Duration;

/// The options of the built-in HTTP client.
#[derive(Debug, Clone)]
pub(crate) struct ConnectionOptions {
    /// The timeout for connecting.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) connect_timeout: Duration,
    /// Whether cookies are kept and sent back.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub(crate) cookies: bool,
}

impl Default for ConnectionOptions {
    fn default() -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            connect_timeout: Duration::from_secs(10),
            #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
            cookies: false,
        }
    }
}
