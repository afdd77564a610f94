//! When a call that failed is sent again.

use std::time::Duration;

/// When a call that failed is sent again, and how soon.
///
/// A call is sent again if it could not connect, if the connection broke before there was a response, or if the server
/// responded with 408, 429, 502, 503 or 504: twice at most, after 0.2 s and 0.4 s or after what `Retry-After` says, and
/// never past the timeout of the call. Each attempt is authorized again.
///
/// Unless it could not connect, a call is sent again only if that is safe: GET, HEAD, PUT, DELETE, OPTIONS and
/// TRACE, and calls with an `Idempotency-Key` (see [`CallOptions::idempotency_key`](crate::CallOptions::idempotency_key)). A call that
/// sends a file from the disk is never sent again.
///
/// All retries of a client share one budget: 100 at first, and one more for every five calls that succeed. So a server
/// that is down does not get three times the load.
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

    /// How long to wait before the first retry, which doubles for each further one, and the longest wait. Each wait is
    /// shortened at random, by up to a half. A longer `Retry-After` is obeyed.
    pub fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { first, longest, ..self }
    }

    /// Sends POST and PATCH again as well: the server may then act on them twice.
    pub fn all_methods(self) -> Self {
        Self { all_methods: true, ..self }
    }

    /// Sends a call again after a 500 as well.
    pub fn server_errors(self) -> Self {
        Self { server_errors: true, ..self }
    }
}
