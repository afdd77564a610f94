//! The kinds of errors without a response, and their fields.

use crate::error::cause::innermost;
use crate::error::{Cause, Problem};
use http::StatusCode;
use std::fmt;
use std::time::Duration;

/// Settings that are missing or cannot be used.
#[derive(Debug)]
pub struct SettingError {
    pub(super) item: Option<&'static str>,
    pub(super) problems: Vec<Problem>,
}

impl SettingError {
    /// The names of the settings.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.problems.iter().map(|problem| problem.name.as_str())
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Some(item) => write!(f, "{item}: ")?,
            None => f.write_str("the client cannot be built: ")?,
        }
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

/// An argument that cannot be sent.
#[derive(Debug)]
pub struct ArgumentError {
    pub(super) item: &'static str,
    pub(super) problem: Problem,
}

impl ArgumentError {
    /// The name of the argument; empty if the request as a whole cannot be sent.
    pub fn name(&self) -> &str {
        &self.problem.name
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.item, self.problem)
    }
}

/// A connection that failed.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) item: Option<&'static str>,
    pub(crate) what: &'static str,
    /// Whether no connection could be made.
    pub(crate) connect: bool,
    /// Where the request was sent.
    pub(crate) origin: Option<String>,
    pub(crate) source: Option<Cause>,
    /// Whether the certificate of the server was refused, which another attempt does not change.
    pub(crate) is_untrusted: bool,
    pub(crate) attempts: u32,
}

impl TransportError {
    /// Whether no connection could be made, so that the server cannot have received the request.
    pub fn is_connect(&self) -> bool {
        self.connect
    }

    /// Scheme, host and port that the request was sent to, such as `https://api.example.com`, or that a refused redirect
    /// leads to; `None` if nothing was sent. Secrets are redacted.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    /// The HTTP client cannot be set up: nothing was sent.
    pub(crate) fn setup(cause: impl Into<Cause>) -> Self {
        let (what, source) = ("the HTTP client cannot be set up", Some(cause.into()));
        Self { item: None, what, connect: false, origin: None, source, is_untrusted: false, attempts: 0 }
    }

    /// The transport panicked while it had the request.
    #[cfg(feature = "blocking")]
    pub(crate) fn panicked(item: &'static str) -> Self {
        let what = "the transport panicked";
        Self { item: Some(item), what, connect: false, origin: None, source: None, is_untrusted: false, attempts: 1 }
    }

    pub(super) fn is_retryable(&self) -> bool {
        self.attempts > 0 && self.source.is_some() && !self.is_untrusted
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.item {
            write!(f, "{item}: ")?;
        }
        f.write_str(self.what)?;
        if let Some(origin) = &self.origin {
            write!(f, " to {origin}")?;
        }
        if let Some(cause) = &self.source {
            write!(f, ": {}", innermost(cause.as_ref()))?;
        }
        if self.is_untrusted {
            f.write_str(
                "; to trust an authority of your own: \
                 `.with(|options| options.http_client(|builder| builder.tls_certs_merge([certificate])))`",
            )?;
        }
        write_attempts(self.attempts, f)
    }
}

/// A call that timed out.
#[derive(Debug)]
pub struct TimeoutError {
    pub(crate) item: &'static str,
    pub(crate) after: Option<Duration>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) attempts: u32,
}

impl TimeoutError {
    /// The status, if the headers were received before the timeout.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "{}: the body of the response ({status}) was not received in time", self.item)?,
            None => write!(f, "{}: no response in time", self.item)?,
        }
        if let Some(after) = self.after {
            write!(f, " (after {after:?})")?;
        }
        write_attempts(self.attempts, f)
    }
}

/// How often a call was attempted, if it was more than once.
pub(super) fn write_attempts(attempts: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if attempts > 1 { write!(f, " (after {attempts} attempts)") } else { Ok(()) }
}
