//! The time that a call has.

#[cfg(target_arch = "wasm32")]
use super::browser::{Instant, timeout};
#[cfg(not(target_arch = "wasm32"))]
use super::native::{Instant, timeout};
use std::time::Duration;

/// The end of the time that a call has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    start: Instant,
    /// How much time there was at the start.
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

    /// The output of a future; nothing if the time runs out first.
    pub(crate) async fn limit<F: Future>(&self, work: F) -> Option<F::Output> {
        timeout(self.left(), work).await
    }
}
