//! The default transport of a client: reqwest.

#[cfg(not(target_arch = "wasm32"))]
use crate::transport::reqwest::client_factory::ClientFactory;
use std::fmt;

/// The default transport of a client. `Debug` does not show its client, whose headers and proxies may have credentials.
#[derive(Clone)]
pub struct Reqwest {
    pub(super) client: ::reqwest::Client,
    /// The client for this machine, if it is another one.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) local: Option<::reqwest::Client>,
    /// Builds more clients like these, if they were built here.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) factory: Option<ClientFactory>,
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
    ///
    /// NTLM authorizes a connection, and a client that is given does not say which one it uses: the handshakes of calls are
    /// made one after another then, and a call without NTLM may come between. The built-in client has a connection for
    /// each such call.
    pub fn new(client: ::reqwest::Client) -> Self {
        Self {
            client,
            #[cfg(not(target_arch = "wasm32"))]
            local: None,
            #[cfg(not(target_arch = "wasm32"))]
            factory: None,
        }
    }
}

impl fmt::Debug for Reqwest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reqwest(..)")
    }
}
