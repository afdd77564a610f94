//! The kinds of errors with a response: by its status, or because it cannot be decoded.

use crate::error::cause::innermost;
use crate::error::kinds::write_attempts;
use crate::error::{Cause, Redactor, ResponseParts, UnknownEncoding};
use crate::json::DecodeError;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::error::Error;
use std::fmt;

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
