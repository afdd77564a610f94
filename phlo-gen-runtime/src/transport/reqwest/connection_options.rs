//! The options of the built-in HTTP client.

#[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
use crate::transport::reqwest::cookies::Cookies;
use std::fmt;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::Arc;
#[cfg(not(target_arch = "wasm32"))]
use std::time::Duration;

/// The options of the built-in HTTP client.
#[derive(Clone)]
pub(crate) struct ConnectionOptions {
    /// The timeout for connecting.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) connect_timeout: Duration,
    /// Whether cookies are kept and sent back.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub(crate) cookies: bool,
    /// The cookies of the client that is being built.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub(super) jar: Option<Arc<Cookies>>,
    /// What the user changes of the client.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) configure: Vec<Arc<Configure>>,
}

#[cfg(not(target_arch = "wasm32"))]
type Configure = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

impl fmt::Debug for ConnectionOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("ConnectionOptions");
        #[cfg(not(target_arch = "wasm32"))]
        all.field("connect_timeout", &self.connect_timeout).field("configured", &self.configure.len());
        #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
        all.field("cookies", &self.cookies);
        all.finish()
    }
}

impl Default for ConnectionOptions {
    fn default() -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            connect_timeout: Duration::from_secs(10),
            #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
            cookies: false,
            #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
            jar: None,
            #[cfg(not(target_arch = "wasm32"))]
            configure: Vec::new(),
        }
    }
}
