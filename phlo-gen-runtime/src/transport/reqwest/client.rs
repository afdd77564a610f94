//! The transport that a client has unless it is given another one: reqwest.

/// The transport that a client has unless it is given another one.
#[derive(Debug, Clone)]
pub struct Reqwest(pub(super) ::reqwest::Client);

impl Reqwest {
    /// Sends requests with this client.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`: redirects are followed above it. So is gzip
    /// decompressed, and nothing else is accepted: name in `Accept-Encoding` what else the client decompresses.
    pub fn new(client: ::reqwest::Client) -> Self {
        Self(client)
    }
}
