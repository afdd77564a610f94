//! The error of a call.

use crate::error::{
    ArgumentError, Cause, Problem, ResponseError, SettingError, StatusError, TimeoutError, TransportError, request_id,
    retry_after,
};
use crate::platform;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::time::Duration;

/// The error of a call, or of building a client.
///
/// Its message contains neither secrets nor whole bodies; [`Error::body`] has everything that the server sent.
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
    /// There is no response: the connection failed, a redirect was refused, or a token could not be fetched. The server
    /// may have received the call.
    Transport(Box<TransportError>),
    /// The call timed out. The server may have executed it.
    Timeout(Box<TimeoutError>),
    /// The status of the response is not a success. [`Error::failure_of`] decodes the error body.
    Status(Box<StatusError>),
    /// The server accepted the call, but the response cannot be decoded. The body is in [`Error::body`]. Do not retry:
    /// that would repeat the operation.
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

    /// The body of the response, if it was read: the bytes that were received, even if the body is incomplete.
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Error::Status(error) => Some(error.body()),
            Error::Decode(error) => Some(error.body()),
            _ => None,
        }
    }

    /// The server's request id, from `X-Request-Id` or a similar header. Quote it in support requests.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers()?)
    }

    /// The number of attempts; 0 if nothing was sent. Redirects and answers to challenges are not counted.
    pub fn attempts(&self) -> u32 {
        match self {
            Error::Setting(_) | Error::Argument(_) => 0,
            Error::Transport(error) => error.attempts,
            Error::Timeout(error) => error.attempts,
            Error::Status(error) => error.attempts,
            Error::Decode(error) => error.attempts,
        }
    }

    /// The delay before the next call that the server requires: its `Retry-After`, in seconds or as a date.
    ///
    /// A value that is neither is ignored.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?, platform::milliseconds())
    }

    /// The error after this many attempts.
    pub(crate) fn with_attempts(mut self, count: u32) -> Self {
        match &mut self {
            Error::Setting(_) | Error::Argument(_) => {}
            Error::Transport(error) => error.set_attempts(count),
            Error::Timeout(error) => error.attempts = count,
            Error::Status(error) => error.attempts = count,
            Error::Decode(error) => error.attempts = count,
        }
        self
    }

    /// The error for a refused token that was not replaced, and why it was not.
    pub(crate) fn without_new_token(mut self, cause: Cause) -> Self {
        if let Error::Status(error) = &mut self {
            error.no_token = Some(error.redactor.redact_cause(cause));
        }
        self
    }

    /// The error of a call that was refused, with the names of the settings that authorize it.
    pub(crate) fn with_credentials(mut self, names: impl FnOnce() -> Vec<&'static str>) -> Self {
        if let Error::Status(error) = &mut self
            && error.status() == StatusCode::UNAUTHORIZED
        {
            error.credentials = names();
        }
        self
    }

    /// Whether the call timed out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Error::Timeout(_))
    }

    /// Whether a retry may succeed: the server was busy, or could not be reached.
    ///
    /// It does not mean that a retry is safe: without an idempotent method or an idempotency key, the operation may be
    /// executed twice. It is never true after a success that cannot be decoded. [`Retries`](crate::Retries) retries less: no
    /// timeouts, a 500 only as an option, and only what is safe.
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_retryable(),
            Error::Timeout(error) => error.status().is_none(),
            Error::Status(error) => error.status() == StatusCode::INTERNAL_SERVER_ERROR || is_transient(error.status()),
            _ => false,
        }
    }
}

impl Error {
    /// The error of building a client.
    pub(crate) fn settings(problems: Vec<Problem>) -> Self {
        Error::Setting(Box::new(SettingError { item: None, problems }))
    }

    /// The timeout error: before the response, or in the body of a response with this status.
    pub(crate) fn timeout(item: &'static str, status: Option<StatusCode>, after: Option<Duration>) -> Self {
        Error::Timeout(Box::new(TimeoutError { item, after, status, attempts: 1 }))
    }
}

impl Problem {
    /// The error of a call of this item.
    pub(crate) fn into_error(self, item: &'static str) -> Error {
        if self.is_of_argument() {
            Error::Argument(Box::new(ArgumentError { item, problem: self }))
        } else {
            Error::Setting(Box::new(SettingError { item: Some(item), problems: vec![self] }))
        }
    }
}

/// Whether a status says that the server could not take the call now.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 425 | 429 | 502 | 503 | 504)
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(error) => error.source.as_ref().map(|source| source.as_ref() as _),
            Error::Decode(error) => error.reason(),
            Error::Status(error) => error.no_token.as_ref().map(|cause| cause.as_ref() as _),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_is_small_and_send_and_sync() {
        fn anywhere<T: std::error::Error + Send + Sync + 'static>() -> usize {
            size_of::<T>()
        }
        assert!(anywhere::<Error>() <= 16);
    }
}
