//! The default transport of a client: reqwest.

/// The default transport of a client.
#[derive(Debug, Clone)]
pub struct Reqwest(pub(super) ::reqwest::Client);

impl Reqwest {
    /// Sends requests with this client.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`: the runtime follows redirects and decompresses
    /// gzip. It accepts no other encoding: list those that the client decompresses in `Accept-Encoding`.
    pub fn new(client: ::reqwest::Client) -> Self {
        Self(client)
    }
}
