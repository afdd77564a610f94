//! The kinds of errors without a response, and their fields.

use crate::error::cause::innermost;
use crate::error::{Cause, Problem};
use http::StatusCode;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// Settings that are missing or cannot be used.
#[derive(Debug)]
pub struct SettingError {
    pub(super) item: Option<&'static str>,
    pub(super) problems: Vec<Problem>,
}

impl SettingError {
    /// The names of the setters of the settings, the same from `build()` and from calls: `api_token` for `{{token}}`.
    /// `origin` and `environment` are those of the client; a credential that is no text of a header has the header's name.
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

/// There is no response: the connection failed or broke, a redirect was not followed, a token could not be fetched, the
/// HTTP client cannot be set up, or the transport panicked.
#[derive(Debug)]
pub struct TransportError {
    item: Option<&'static str>,
    kind: TransportKind,
    /// Where the request was sent.
    origin: Option<String>,
    pub(super) source: Option<Cause>,
    pub(super) attempts: u32,
}

/// Why there is no response.
#[derive(Debug)]
pub(crate) enum TransportKind {
    /// No connection could be made.
    Connect {
        /// Whether the call was redirected, so that a server has received it already.
        is_redirected: bool,
        /// Whether the certificate of the server was refused, which another attempt does not change.
        is_untrusted: bool,
    },
    /// The connection broke while the request was sent, or before the response.
    Transit,
    /// A redirect was not followed, for this reason.
    Redirect(Cow<'static, str>),
    /// The token could not be fetched, so this attempt has sent nothing.
    NoToken,
    /// The HTTP client cannot be set up: nothing was sent.
    Setup,
    /// The transport panicked while it had the request.
    #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
    Panicked,
}

impl TransportKind {
    fn text(&self) -> &str {
        match self {
            TransportKind::Connect { .. } => "no connection",
            TransportKind::Transit => "the request failed in transit",
            TransportKind::Redirect(why) => why,
            TransportKind::NoToken => "there is no token",
            TransportKind::Setup => "the HTTP client cannot be set up",
            #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
            TransportKind::Panicked => "the transport panicked",
        }
    }

    /// How many of this many attempts have sent something, if this is why the last one failed.
    fn sent(&self, attempts: u32) -> u32 {
        match self {
            TransportKind::NoToken => attempts.saturating_sub(1),
            TransportKind::Setup => 0,
            _ => attempts,
        }
    }
}

impl TransportError {
    /// The error of a call of this item, in its first attempt.
    pub(crate) fn new(item: &'static str, kind: TransportKind, origin: Option<String>, source: Option<Cause>) -> Self {
        Self { attempts: kind.sent(1), item: Some(item), kind, origin, source }
    }

    /// The HTTP client cannot be set up.
    pub(crate) fn setup(cause: impl Into<Cause>) -> Self {
        Self { item: None, kind: TransportKind::Setup, origin: None, source: Some(cause.into()), attempts: 0 }
    }

    /// Whether no connection could be made, so that the server cannot have received the request.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, TransportKind::Connect { is_redirected: false, .. })
    }

    /// Scheme, host and port that the request was sent to, such as `https://api.example.com`, or that a refused redirect
    /// leads to. `None` if there was no token or the HTTP client could not be set up, after too many redirects, if the HTTP
    /// client followed one by itself, and if the transport panicked. Secrets are redacted.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    pub(super) fn set_attempts(&mut self, count: u32) {
        self.attempts = self.kind.sent(count);
    }

    pub(super) fn is_retryable(&self) -> bool {
        matches!(self.kind, TransportKind::Connect { is_untrusted: false, .. } | TransportKind::Transit)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.item {
            write!(f, "{item}: ")?;
        }
        f.write_str(self.kind.text())?;
        if let Some(origin) = &self.origin {
            write!(f, " to {origin}")?;
        }
        if let Some(cause) = &self.source {
            write!(f, ": {}", innermost(cause.as_ref()))?;
        }
        if let TransportKind::Connect { is_untrusted: true, .. } = self.kind {
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
