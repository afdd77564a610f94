//! The default transport of a client: reqwest.

/// The default transport of a client.
#[derive(Debug, Clone)]
pub struct Reqwest(pub(super) ::reqwest::Client);

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
        Self(client)
    }
}
