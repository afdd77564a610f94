//! A response whose body is in memory.

use crate::error::{DecodeError, Error, Redactor, ResponseError, ResponseParts, StatusError, Unreadable, excerpt};

/// A response whose body is in memory, with what an error about it says.
pub(crate) struct BufferedResponse {
    pub(crate) item: &'static str,
    pub(crate) response: ResponseParts,
    pub(crate) redactor: Redactor,
    /// How many times the call was sent.
    pub(crate) attempts: u32,
}

impl BufferedResponse {
    /// The error for a status that is no success.
    pub(crate) fn into_status_error(self) -> Error {
        let excerpt = excerpt(&self.response.body, &self.redactor);
        let Self { item, response, attempts, .. } = self;
        Error::Status(Box::new(StatusError { item, response, excerpt, attempts }))
    }

    /// The error for a success whose body does not fit its type.
    pub(crate) fn into_decode_error(self, error: DecodeError) -> Error {
        self.into_response_error(Unreadable::Decode(error))
    }

    /// The error for a success that cannot be read.
    pub(crate) fn into_response_error(self, why: Unreadable) -> Error {
        let excerpt = excerpt(&self.response.body, &self.redactor);
        let Self { item, response, attempts, .. } = self;
        Error::Decode(Box::new(ResponseError { item, response, excerpt, why, attempts }))
    }
}
