//! Why a transport has no response.

use crate::error::{Cause, Problem};
use std::error::Error;

/// Why a transport has no response.
///
/// The message of its source is part of error messages, so it must not contain secrets.
#[derive(Debug)]
pub struct SendError {
    pub(crate) failure: SendFailure,
}

#[derive(Debug)]
pub(crate) enum SendFailure {
    /// No connection could be made.
    Connect(Cause),
    /// The transport timed out.
    Timeout,
    /// Something else.
    Other(Cause),
    /// The request cannot be sent as it is.
    Unsendable(Problem),
    /// The HTTP client has followed a redirect by itself. A browser does so for everybody.
    #[cfg(not(target_arch = "wasm32"))]
    Redirected,
}

/// What to do about [`SendFailure::Redirected`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const REDIRECTED: &str = "the HTTP client has followed a redirect by itself, and may have sent secrets to another \
    server: build it with `redirect(Policy::none())`, or configure the built-in one with `.with(|options| options.http_client(|builder| …))`";

impl SendError {
    /// No connection could be made: the server cannot have received the request.
    pub fn connect(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { failure: SendFailure::Connect(cause.into()) }
    }

    /// The transport timed out.
    pub fn timeout() -> Self {
        Self { failure: SendFailure::Timeout }
    }

    /// The connection failed, and the server may have received the request.
    pub fn other(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { failure: SendFailure::Other(cause.into()) }
    }
}
