//! The transport that a client has unless it is given another one.

use super::http_client;
use crate::error::{Cause, Error, TransportError};
use crate::options::ClientOptions;

/// The transport that a client has unless it is given another one.
#[derive(Debug, Clone)]
pub struct Reqwest(pub(super) reqwest::Client);

impl Reqwest {
    /// Sends requests with this client.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`: redirects are followed above it. So is gzip unpacked, and
    /// nothing else asked for: name in `Accept-Encoding` what else the client unpacks.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// Sends requests with a client that is made so.
    pub(crate) fn own(options: &ClientOptions) -> Result<Self, Error> {
        http_client(options).map(Self).map_err(|error| {
            let what = "the HTTP client cannot be set up";
            let source: Option<Cause> = Some(Box::new(error.without_url()));
            Error::Transport(Box::new(TransportError {
                item: None,
                what,
                connect: false,
                origin: None,
                source,
                attempts: 0,
            }))
        })
    }
}
