//! What can go wrong with a call.

use crate::error::{
    ArgumentError, Problem, ResponseError, SettingError, StatusError, TimeoutError, TransportError, request_id,
    retry_after,
};
use crate::platform;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::time::Duration;

/// What went wrong with a call, or with building a client.
///
/// Its text holds neither secrets nor whole bodies; [`Error::body`] has all that the server sent.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Error;
///
/// fn explain(error: &Error) -> String {
///     match error {
///         Error::Status(response) if response.status() == 404 => "there is no such call".to_owned(),
///         Error::Timeout(_) => "the server is slow today".to_owned(),
///         other => other.to_string(),
///     }
/// }
/// ```
#[non_exhaustive]
pub enum Error {
    /// A setting of the client is missing or cannot be used. Nothing was sent.
    Setting(Box<SettingError>),
    /// An argument of the request cannot be sent. Nothing was sent.
    Argument(Box<ArgumentError>),
    /// The connection failed before there was a response. The server may have received the call.
    Transport(Box<TransportError>),
    /// The time for the call ran out. The server may have acted on it.
    Timeout(Box<TimeoutError>),
    /// The server responded with a status that is no success. [`Error::failure_of`] reads its body.
    Status(Box<StatusError>),
    /// The server accepted the call, and its response does not have the type that the collection shows. The body is in
    /// [`Error::body`]. Do not send the call again: it has been done.
    Decode(Box<ResponseError>),
}

impl Error {
    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Status(error) => Some(error.status()),
            Error::Decode(error) => Some(error.status()),
            Error::Timeout(error) => error.status(),
            _ => None,
        }
    }

    /// The headers of the response, if it was read.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Error::Status(error) => Some(error.headers()),
            Error::Decode(error) => Some(error.headers()),
            _ => None,
        }
    }

    /// The body of the response, if it was read: the bytes that were received, even if it broke off.
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Error::Status(error) => Some(error.body()),
            Error::Decode(error) => Some(error.body()),
            _ => None,
        }
    }

    /// The id that the server gave the request, for questions to its operators: from `X-Request-Id` or a header like it.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers()?)
    }

    /// How many times the call was sent; 0 if nothing was sent. Redirects and the requests that answer a challenge are not counted.
    pub fn attempts(&self) -> u32 {
        match self {
            Error::Setting(_) | Error::Argument(_) => 0,
            Error::Transport(error) => error.attempts,
            Error::Timeout(error) => error.attempts,
            Error::Status(error) => error.attempts,
            Error::Decode(error) => error.attempts,
        }
    }

    /// How long to wait before the next call, as the server says: its `Retry-After`, in seconds or as a date.
    ///
    /// A value that is neither is ignored.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?, platform::milliseconds())
    }

    /// The error after this many attempts.
    pub(crate) fn with_attempts(mut self, count: u32) -> Self {
        match &mut self {
            Error::Setting(_) | Error::Argument(_) => {}
            // Without a token this attempt has sent nothing.
            Error::Transport(error) if error.attempts == 0 => error.attempts = count.saturating_sub(1),
            Error::Transport(error) => error.attempts = count,
            Error::Timeout(error) => error.attempts = count,
            Error::Status(error) => error.attempts = count,
            Error::Decode(error) => error.attempts = count,
        }
        self
    }

    /// Whether the time for the call ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Error::Timeout(_))
    }

    /// Whether the same call may well succeed if it is sent again: the server was busy, or could not be reached.
    ///
    /// It does not mean that a retry is safe: unless the call changes nothing, or the server recognizes it by a key, it may
    /// be done twice. After a success that cannot be read this is never true.
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_retryable(),
            Error::Timeout(error) => error.status().is_none(),
            Error::Status(error) => matches!(error.status().as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504),
            _ => false,
        }
    }
}

impl Error {
    /// The error that building a client ends with.
    pub(crate) fn settings(problems: Vec<Problem>) -> Self {
        Error::Setting(Box::new(SettingError { item: None, problems }))
    }

    /// The error that the time of a call ran out: before its response, or in the body of a response with this status.
    pub(crate) fn timeout(item: &'static str, status: Option<StatusCode>, after: Option<Duration>) -> Self {
        Error::Timeout(Box::new(TimeoutError { item, after, status, attempts: 1 }))
    }
}

impl Problem {
    /// The error that a call of this item ends with.
    pub(crate) fn into_error(self, item: &'static str) -> Error {
        if self.is_of_argument() {
            Error::Argument(Box::new(ArgumentError { item, problem: self }))
        } else {
            Error::Setting(Box::new(SettingError { item: Some(item), problems: vec![self] }))
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(error) => error.source.as_ref().map(|source| source.as_ref() as _),
            Error::Decode(error) => error.reason(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_is_small_and_goes_anywhere() {
        fn anywhere<T: std::error::Error + Send + Sync + 'static>() -> usize {
            size_of::<T>()
        }
        assert!(anywhere::<Error>() <= 16);
    }
}
