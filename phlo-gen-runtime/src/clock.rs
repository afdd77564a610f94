//! The time that a call has.

use crate::error::{Error, TimeoutError};
use crate::platform::{Instant, timeout};
use http::StatusCode;
use std::time::Duration;

/// The time that a call has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    pub(crate) item: &'static str,
    pub(crate) time: Duration,
    start: Instant,
}

impl Clock {
    /// The time of a call that begins now.
    pub(crate) fn new(item: &'static str, time: Duration) -> Self {
        Clock { item, time, start: Instant::now() }
    }

    /// What is left of it.
    pub(crate) fn left(&self) -> Duration {
        self.time.saturating_sub(self.start.elapsed())
    }

    /// Does a piece of work, as far as the time allows.
    pub(crate) async fn limit<F: Future>(&self, status: Option<StatusCode>, work: F) -> Result<F::Output, Error> {
        timeout(self.left(), work).await.ok_or_else(|| self.timeout(status, Some(self.time)))
    }

    /// The error that the time has run out.
    pub(crate) fn timeout(&self, status: Option<StatusCode>, after: Option<Duration>) -> Error {
        Error::Timeout(Box::new(TimeoutError { item: self.item, after, status, attempts: 1 }))
    }
}
