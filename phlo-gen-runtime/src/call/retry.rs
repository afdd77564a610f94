//! Whether a failed call is retried, and when.

use crate::config::Retries;
use crate::error::{Error, is_transient};
use crate::platform::random;
use crate::request::UnsignedRequest;
use http::StatusCode;
use std::time::Duration;

impl Retries {
    /// How long to wait before the next attempt; `None` if there is none.
    pub(crate) fn wait(&self, request: &UnsignedRequest, error: &Error, attempts: u32) -> Option<Duration> {
        if attempts > self.most || request.has_file() || !self.is_retried(error) {
            return None;
        }
        let may_have_arrived = !matches!(error, Error::Transport(error) if error.is_connect());
        if may_have_arrived && !self.all_methods && !request.is_repeatable() {
            return None;
        }
        Some(self.pause(attempts).max(error.retry_after().unwrap_or_default()))
    }

    fn is_retried(&self, error: &Error) -> bool {
        match error {
            Error::Transport(_) => error.is_retryable(),
            Error::Status(error) if error.status() == StatusCode::INTERNAL_SERVER_ERROR => self.server_errors,
            Error::Status(error) => is_transient(error.status()),
            _ => false,
        }
    }

    fn pause(&self, attempts: u32) -> Duration {
        let doubled = self.first.saturating_mul(1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX));
        let half = doubled.min(self.longest) / 2;
        let share = u32::try_from(random() % 1001).unwrap_or_default();
        half + half / 1000 * share
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Retries;
    use std::time::Duration;

    #[test]
    fn no_duration_is_too_long() {
        let retries = Retries::at_most(9).backoff(Duration::MAX, Duration::MAX);
        for attempts in [0, 1, 2, u32::MAX] {
            assert!(retries.pause(attempts) >= Duration::MAX / 2);
        }
        assert_eq!(Retries::at_most(9).backoff(Duration::MAX, Duration::ZERO).pause(3), Duration::ZERO);
    }

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
}
