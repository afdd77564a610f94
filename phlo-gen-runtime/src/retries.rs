//! When a call that failed is sent again.

use crate::draft::Draft;
use crate::dynamic::random;
use crate::error::Error;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// When a call that failed is sent again, and how soon.
///
/// A call is sent again if no connection came about, if the connection broke before there was a response, or if the
/// server replied 408, 429, 502, 503 or 504: twice at most, after 0.2 s and 0.4 s or what `Retry-After` asks for, and
/// never past the timeout of the call. Each time it is authorized anew.
///
/// Unless no connection came about, that goes only for calls that may be done twice: GET, HEAD, PUT, DELETE, OPTIONS and
/// TRACE, and calls with an `Idempotency-Key` (see [`CallOptions::idempotency_key`](crate::CallOptions::idempotency_key)). A call that
/// sends a file from the disk is never sent again.
///
/// All retries of a client come out of one budget: 100 at first, refilled by one for every five calls that succeed.
/// A server that is down is not met with thrice the load.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Retries;
/// use std::time::Duration;
///
/// let patient = Retries::at_most(5).backoff(Duration::from_secs(1), Duration::from_secs(20)).server_errors();
/// let never = Retries::none();
/// # let _ = (patient, never);
/// ```
#[derive(Debug, Clone)]
pub struct Retries {
    most: u32,
    first: Duration,
    longest: Duration,
    all_methods: bool,
    server_errors: bool,
}

impl Default for Retries {
    fn default() -> Self {
        Self::at_most(2)
    }
}

impl Retries {
    /// A call is sent once.
    pub fn none() -> Self {
        Self::at_most(0)
    }

    /// A call is sent again at most so many times.
    pub fn at_most(count: u32) -> Self {
        Self {
            most: count,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(10),
            all_methods: false,
            server_errors: false,
        }
    }

    /// How long to wait at first, which doubles each time, and the longest wait. Up to a half of it is left out at
    /// random. `Retry-After` is obeyed beyond that.
    pub fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { first, longest, ..self }
    }

    /// Sends POST and PATCH again as well: what they do may then be done twice.
    pub fn all_methods(self) -> Self {
        Self { all_methods: true, ..self }
    }

    /// Sends a call again after a 500 as well.
    pub fn server_errors(self) -> Self {
        Self { server_errors: true, ..self }
    }

    /// How long to wait before the next attempt; `None` if there is none.
    pub(crate) fn wait(&self, draft: &Draft, error: &Error, attempts: u32) -> Option<Duration> {
        if attempts > self.most || draft.streams() || !self.is_worth(error) {
            return None;
        }
        let was_seen = !matches!(error, Error::Transport(error) if error.is_connect());
        if was_seen && !self.all_methods && !draft.is_repeatable() {
            return None;
        }
        Some(self.pause(attempts).max(error.retry_after().unwrap_or_default()))
    }

    fn is_worth(&self, error: &Error) -> bool {
        match error {
            Error::Transport(_) => error.is_retryable(),
            Error::Status(error) => match error.status().as_u16() {
                408 | 429 | 502 | 503 | 504 => true,
                500 => self.server_errors,
                _ => false,
            },
            _ => false,
        }
    }

    fn pause(&self, attempts: u32) -> Duration {
        let doubled = self.first.saturating_mul(1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX));
        let half = doubled.min(self.longest) / 2;
        let share = u32::try_from(random() % 1001).unwrap_or_default();
        half + half * share / 1000
    }
}

/// How many retries the calls of a client have left between them.
pub(crate) struct Budget(AtomicU32);

/// What there is at first, and at most.
const FULL: u32 = 500;

/// What a retry takes.
const RETRY: u32 = 5;

/// What a call that succeeds puts back.
const SUCCESS: u32 = 1;

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Budget {
    /// Takes a retry; says whether there was one left.
    pub(crate) fn take(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(RETRY)).is_ok()
    }

    /// Notes a success.
    pub(crate) fn refill(&self) {
        let more = |left: u32| (left < FULL).then(|| left + SUCCESS);
        // Nothing is put back where nothing is missing.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, FULL, Retries};
    use std::time::Duration;

    #[test]
    fn a_pause_doubles_up_to_a_limit() {
        let retries = Retries::at_most(9).backoff(Duration::from_millis(100), Duration::from_millis(1000));
        for (attempts, most) in [(1, 100), (2, 200), (3, 400), (4, 800), (5, 1000), (40, 1000), (u32::MAX, 1000)] {
            for _ in 0..50 {
                let pause = retries.pause(attempts).as_millis();
                assert!((most / 2..=most).contains(&pause), "{attempts}: {pause}");
            }
        }
    }

    #[test]
    fn a_budget_runs_dry_and_is_refilled_by_successes() {
        let budget = Budget::default();
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
        (0..4).for_each(|_| budget.refill());
        assert!(!budget.take());
        budget.refill();
        assert!(budget.take() && !budget.take());
        (0..2 * FULL).for_each(|_| budget.refill());
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
    }
}
