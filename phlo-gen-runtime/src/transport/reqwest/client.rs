//! The default transport of a client: reqwest.

#[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
use crate::transport::reqwest::cookies::Cookies;
use std::fmt;
#[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
use std::sync::Arc;

/// The default transport of a client. `Debug` does not show its client, whose headers and proxies may have credentials.
#[derive(Clone)]
pub struct Reqwest {
    pub(super) client: ::reqwest::Client,
    /// The client for this machine, if it is another one.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) local: Option<::reqwest::Client>,
    /// The cookies that both send back.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub(super) cookies: Option<Arc<Cookies>>,
}

impl Reqwest {
    /// Sends requests with this client.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`, or use [`Reqwest::from_builder`], which does: the
    /// runtime follows redirects and decompresses gzip. It accepts no other encoding: list those that the client
    /// decompresses in `Accept-Encoding`.
    ///
    /// A call whose redirects the client has followed by itself is an error. By then the client has sent the headers, and
    /// perhaps the body, of the request to the target of the redirect; reqwest removes only `Authorization`, `Cookie`
    /// and the like.
    pub fn new(client: ::reqwest::Client) -> Self {
        Self {
            client,
            #[cfg(not(target_arch = "wasm32"))]
            local: None,
            #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
            cookies: None,
        }
    }
}

impl fmt::Debug for Reqwest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reqwest(..)")
    }
}
