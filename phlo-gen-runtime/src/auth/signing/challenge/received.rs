//! A challenge that a client has received, with what its answers depend on.

/// A challenge that a client has received.
#[derive(Debug, Clone)]
pub(crate) struct ReceivedChallenge {
    /// The value of the `WWW-Authenticate` headers, joined by `, `.
    pub(crate) header: String,
    /// The client's own nonce in all answers to it.
    pub(crate) client_nonce: String,
    /// The number of this answer: the first is 1.
    pub(crate) count: u32,
    /// Whether it follows on the answer to another challenge of the same call.
    pub(crate) is_repeated: bool,
}
