//! A body in memory, decoded into the type of its response.

use crate::error::{DecodeError, Error};
use crate::operation::{Operation, Payload};
use crate::response::{BufferedResponse, Response};

/// The response with its body decoded.
pub(crate) fn decode<T: Payload>(buffered: BufferedResponse) -> Result<Response<T>, Error> {
    match T::read(buffered.response.status.as_u16(), &buffered.response.body) {
        Ok(value) => Ok(Response::new(value, buffered.response, buffered.redactor)),
        Err(error) => Err(buffered.into_decode_error(error.into())),
    }
}

impl Error {
    /// The body of an error response, decoded into the type of the error examples of the request `R`.
    ///
    /// `None` if this is not an [`Error::Status`]; a [`DecodeError`] if the body does not fit the type.
    pub fn failure_of<R: Operation>(&self) -> Option<Result<R::Failure, DecodeError>> {
        match self {
            Error::Status(error) => {
                let failure = R::Failure::read(error.status().as_u16(), error.body()).map_err(DecodeError::from);
                Some(failure.map_err(|why| why.with_names(&|name| error.redactor.redact(name))))
            }
            _ => None,
        }
    }
}
