//! When a failed call is retried.

use std::time::Duration;

/// When a failed call is retried, and after which delay.
///
/// A failed call is retried if it could not connect, if the connection broke before the response, or if the status is
/// 408, 425, 429, 502, 503 or 504: at most twice, after 0.2 s and 0.4 s or after the time in `Retry-After`, and never past
/// the timeout of the call. Each attempt is authorized again.
///
/// Unless it could not connect, a call is retried only if that is safe: GET, HEAD, PUT, DELETE, OPTIONS and TRACE, and
/// calls with an `Idempotency-Key` (see [`CallOptions::idempotency_key`](crate::CallOptions::idempotency_key)). A call
/// that sends a file from the disk is never retried.
///
/// A client has one retry budget: 100 retries; five successful calls restore one. This limits the load on a server that
/// is down.
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
    pub(crate) most: u32,
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
    pub(crate) all_methods: bool,
    pub(crate) server_errors: bool,
}

impl Default for Retries {
    fn default() -> Self {
        Self::at_most(2)
    }
}

impl Retries {
    /// No retries: a call is sent once.
    pub fn none() -> Self {
        Self::at_most(0)
    }

    /// At most this many retries.
    pub fn at_most(count: u32) -> Self {
        Self {
            most: count,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(10),
            all_methods: false,
            server_errors: false,
        }
    }

    /// The first delay, which doubles with each retry, and the maximum. Up to half of each delay is removed at random.
    /// A longer `Retry-After` takes precedence.
    pub fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { first, longest, ..self }
    }

    /// Retries POST and PATCH as well. The server may then execute them twice.
    pub fn all_methods(self) -> Self {
        Self { all_methods: true, ..self }
    }

    /// Retries a call after a 500 as well.
    pub fn server_errors(self) -> Self {
        Self { server_errors: true, ..self }
    }
}
