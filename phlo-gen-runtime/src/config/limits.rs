//! How long, and how large, the body of a response may be.

use std::time::Duration;

/// How long, and how large, the body of a response may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// How long its body may pause.
    pub(crate) idle: Duration,
    /// How many bytes of its body are kept in memory.
    pub(crate) bytes: usize,
}
