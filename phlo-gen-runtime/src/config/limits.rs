//! How long, and how large, the body of a response may be.

use std::time::Duration;

/// How long, and how large, the body of a response may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The maximum time between two reads of its body.
    pub(crate) idle: Duration,
    /// The maximum size of a body in memory.
    pub(crate) bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: Duration::from_secs(30), bytes: 64 << 20 }
    }
}
