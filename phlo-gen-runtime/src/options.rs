//! Options of a client, beyond the settings of its collection.

use crate::arrival::Limits;
use std::time::Duration;

/// Options of a client that are seldom needed.
///
/// ```
/// use phlo_gen_runtime::Options;
/// use std::time::Duration;
///
/// let options = |options: Options| options.connect_timeout(Duration::from_secs(3)).reply_limit(1 << 20);
/// # options(Options::default());
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) connect_timeout: Duration,
    pub(crate) limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            limits: Limits { idle: Duration::from_secs(30), bytes: 64 << 20 },
        }
    }
}

impl Options {
    /// How long it may take to be connected; 10 seconds unless set.
    ///
    /// It is an option of the HTTP client: one of yours, or a transport of yours, has its own.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        Self { connect_timeout: timeout, ..self }
    }

    /// How long the body of a reply may pause, without one byte coming in; 30 seconds unless set.
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { limits: Limits { idle: timeout, ..self.limits }, ..self }
    }

    /// How many bytes of a reply are read into memory; 64 MiB unless set. A longer reply is an error.
    pub fn reply_limit(self, bytes: usize) -> Self {
        Self { limits: Limits { bytes, ..self.limits }, ..self }
    }
}
