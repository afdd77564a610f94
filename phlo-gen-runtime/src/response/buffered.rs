//! A response whose body is in memory.

use crate::error::{DecodeError, Error, Redactor, ResponseError, ResponseParts, StatusError, Unreadable, excerpt};

/// A response whose body is in memory, with the context for its errors.
pub(crate) struct BufferedResponse {
    pub(crate) item: &'static str,
    pub(crate) response: ResponseParts,
    pub(crate) redactor: Redactor,
    /// The number of attempts.
    pub(crate) attempts: u32,
}

impl BufferedResponse {
    /// The error for a status that is not a success.
    pub(crate) fn into_status_error(mut self) -> Error {
        self.redactor.mark_headers(&mut self.response.headers);
        let excerpt = excerpt(&self.response.body, &self.redactor);
        let Self { item, response, redactor, attempts } = self;
        Error::Status(Box::new(StatusError {
            item,
            response,
            excerpt,
            redactor,
            attempts,
            no_token: None,
            credentials: Vec::new(),
        }))
    }

    /// The error for a success whose body does not fit its type.
    pub(crate) fn into_decode_error(self, error: DecodeError) -> Error {
        self.into_response_error(Unreadable::Decode(error))
    }

    /// The error for a success that cannot be decoded.
    pub(crate) fn into_response_error(mut self, why: Unreadable) -> Error {
        self.redactor.mark_headers(&mut self.response.headers);
        let why = why.redacted(&self.redactor);
        let excerpt = excerpt(&self.response.body, &self.redactor);
        let Self { item, response, redactor, attempts } = self;
        Error::Decode(Box::new(ResponseError { item, response, excerpt, redactor, why, attempts }))
    }
}
