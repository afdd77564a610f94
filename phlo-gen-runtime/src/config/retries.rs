//! When a call that failed is sent again.

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
}
