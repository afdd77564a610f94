//! The kinds of errors, and their fields.

use crate::error::{Cause, Problem, Redactor, ResponseParts, UnknownEncoding};
use crate::json::DecodeError;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::error::Error;
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

/// The methods of errors that have a response.
macro_rules! responses {
    ($($Error:ident)*) => {$(
        impl $Error {
            /// The status.
            pub fn status(&self) -> StatusCode {
                self.response.status
            }

            /// The headers.
            pub fn headers(&self) -> &HeaderMap {
                &self.response.headers
            }

            /// The body, as it was received.
            pub fn body(&self) -> &Bytes {
                &self.response.body
            }
        }
    )*};
}

responses!(StatusError ResponseError);

/// A response whose status is not a success.
pub struct StatusError {
    pub(crate) item: &'static str,
    pub(crate) response: ResponseParts,
    pub(crate) excerpt: String,
    /// For the messages of what is decoded later.
    pub(crate) redactor: Redactor,
    pub(crate) attempts: u32,
    /// Why a token that the server refused was not replaced.
    pub(crate) no_token: Option<Cause>,
    /// The names of the settings that authorize a call that was refused.
    pub(crate) credentials: Vec<&'static str>,
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.item, self.status())?;
        if self.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            f.write_str(", from the proxy")?;
        }
        if !self.excerpt.is_empty() {
            write!(f, ": {}", self.excerpt)?;
        }
        if !self.credentials.is_empty() {
            let names: Vec<String> = self.credentials.iter().map(|name| format!("`{name}`")).collect();
            write!(f, "; it was authorized with the settings {}", names.join(", "))?;
        }
        if let Some(cause) = &self.no_token {
            write!(f, "; there is no new token: {}", innermost(cause.as_ref()))?;
        }
        write_attempts(self.attempts, f)
    }
}

impl fmt::Debug for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("StatusError");
        all.field("item", &self.item).field("status", &self.status()).field("excerpt", &self.excerpt).finish()
    }
}

/// A successful response that cannot be decoded.
pub struct ResponseError {
    pub(crate) item: &'static str,
    pub(crate) response: ResponseParts,
    pub(crate) excerpt: String,
    /// For the messages of the response as bytes.
    pub(crate) redactor: Redactor,
    pub(crate) attempts: u32,
    pub(crate) why: Unreadable,
}

/// Why a response cannot be decoded.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Decode(DecodeError),
    /// It does not say where the next page is.
    NextPage(DecodeError),
    BrokeOff {
        after: usize,
        cause: Cause,
    },
    Encoding(UnknownEncoding),
    /// It cannot be written to its file.
    Unwritten(Cause),
    /// It has more bytes than the limit.
    TooLong(usize),
}

impl Unreadable {
    /// The reason without secrets: names of members come from the server, and causes from the transport.
    pub(crate) fn redacted(self, redactor: &Redactor) -> Self {
        match self {
            Unreadable::Decode(error) => Unreadable::Decode(error.with_names(&|name| redactor.redact(name))),
            Unreadable::NextPage(error) => Unreadable::NextPage(error.with_names(&|name| redactor.redact(name))),
            Unreadable::BrokeOff { after, cause } => {
                Unreadable::BrokeOff { after, cause: redactor.redact_cause(cause) }
            }
            Unreadable::Encoding(encoding) => Unreadable::Encoding(UnknownEncoding(redactor.redact(encoding.0))),
            Unreadable::Unwritten(cause) => Unreadable::Unwritten(redactor.redact_cause(cause)),
            Unreadable::TooLong(limit) => Unreadable::TooLong(limit),
        }
    }
}

impl ResponseError {
    /// The path of the member that does not fit: `objects[3].bill_duration`. Empty for the whole response.
    pub fn path(&self) -> String {
        match &self.why {
            Unreadable::Decode(error) | Unreadable::NextPage(error) => error.path(),
            _ => String::new(),
        }
    }

    /// Whether the response has no body, although all examples of the collection have one.
    pub fn is_empty(&self) -> bool {
        self.is_mismatch() && self.response.body.trim_ascii().is_empty()
    }

    /// Whether the response was received and does not fit its type.
    pub(crate) fn is_mismatch(&self) -> bool {
        matches!(self.why, Unreadable::Decode(_))
    }

    /// Whether the response is longer than the limit.
    pub fn is_too_long(&self) -> bool {
        matches!(self.why, Unreadable::TooLong(_))
    }

    pub(super) fn reason(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Unreadable::Decode(error) | Unreadable::NextPage(error) => Some(error),
            Unreadable::BrokeOff { cause, .. } => Some(cause.as_ref()),
            Unreadable::Encoding(encoding) => Some(encoding),
            Unreadable::Unwritten(cause) => Some(cause.as_ref()),
            Unreadable::TooLong(_) => None,
        }
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: the server has accepted the call ({}), and its response cannot be read: ",
            self.item,
            self.status()
        )?;
        match &self.why {
            Unreadable::Decode(_) if self.is_empty() => {
                f.write_str(
                    "it has no body, although the examples of the collection have one; `.send().raw()` takes both",
                )?;
            }
            Unreadable::Decode(error) => error.fmt(f)?,
            Unreadable::NextPage(error) => write!(f, "it does not say where the next page is: {error}")?,
            Unreadable::BrokeOff { after, cause } => {
                write!(f, "it ended early, after {after} bytes: {}", innermost(cause.as_ref()))?;
            }
            Unreadable::Encoding(encoding) => encoding.fmt(f)?,
            Unreadable::Unwritten(cause) => {
                write!(f, "the file cannot be written: {}", innermost(cause.as_ref()))?;
            }
            Unreadable::TooLong(limit) => write!(f, "it is longer than the limit of {limit} bytes")?,
        }
        if !self.excerpt.is_empty() {
            write!(f, ", in: {}", self.excerpt)?;
        }
        if self.is_mismatch() && !self.is_empty() {
            f.write_str(" (`.send().raw()` takes any body, `responses = \"lenient\"` leaves out what does not fit)")?;
        }
        write_attempts(self.attempts, f)
    }
}

impl fmt::Debug for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("ResponseError");
        all.field("item", &self.item).field("status", &self.status()).field("why", &self.why);
        all.field("excerpt", &self.excerpt).finish()
    }
}

/// The error at the end of the chain, which is the most specific.
fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner
}

fn write_attempts(attempts: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if attempts > 1 { write!(f, " (after {attempts} attempts)") } else { Ok(()) }
}
