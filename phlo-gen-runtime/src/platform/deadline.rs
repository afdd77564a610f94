//! The deadline of a call.

#[cfg(target_arch = "wasm32")]
use super::browser::Instant;
#[cfg(not(target_arch = "wasm32"))]
use super::native::Instant;
use super::timeout;
use std::time::Duration;

/// The deadline of a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    start: Instant,
    /// The whole timeout.
    pub(crate) allowed: Duration,
}

impl Deadline {
    /// The deadline of a call that begins now.
    pub(crate) fn after(allowed: Duration) -> Self {
        Self { start: Instant::now(), allowed }
    }

    /// The time that is left.
    pub(crate) fn left(&self) -> Duration {
        self.allowed.saturating_sub(self.start.elapsed())
    }

    /// The output of a future; nothing if the deadline passes first.
    pub(crate) async fn limit<F: Future>(&self, work: F) -> Option<F::Output> {
        timeout(|| self.left(), work).await
    }
}
