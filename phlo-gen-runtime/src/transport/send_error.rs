//! Why there is no response.

use crate::error::{Cause, Problem};
use std::error::Error;

/// Why there is no response.
///
/// Error messages quote its source: take secrets out of it.
#[derive(Debug)]
pub struct SendError {
    pub(crate) failure: SendFailure,
}

#[derive(Debug)]
pub(crate) enum SendFailure {
    /// It could not connect.
    Connect(Cause),
    /// The transport's own time limit ran out.
    Timeout,
    /// Something else.
    Other(Cause),
    /// The request cannot be sent as it is.
    Unsendable(Problem),
}

impl SendError {
    /// It could not connect: the server cannot have received the request.
    pub fn connect(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { failure: SendFailure::Connect(cause.into()) }
    }

    /// The transport did not get a response in the time that it allows.
    pub fn timeout() -> Self {
        Self { failure: SendFailure::Timeout }
    }

    /// The connection failed, and the server may have received the request.
    pub fn other(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { failure: SendFailure::Other(cause.into()) }
    }
}
