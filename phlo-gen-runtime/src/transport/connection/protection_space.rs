//! The requests that one authorization is for.

/// The requests that one authorization is for: those to one origin with the same credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProtectionSpace {
    /// Scheme, host and port.
    pub(crate) origin: String,
    /// The index of the authorization in the collection.
    pub(crate) auth: usize,
}
