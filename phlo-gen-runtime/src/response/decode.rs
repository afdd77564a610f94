//! A body in memory, decoded into the type of its response.

use crate::error::{DecodeError, Error};
use crate::operation::{Operation, Payload};
use crate::response::{BufferedResponse, Response};

/// The response as the type that its body is read into.
pub(crate) fn decode<T: Payload>(buffered: BufferedResponse) -> Result<Response<T>, Error> {
    match T::read(buffered.response.status.as_u16(), &buffered.response.body) {
        Ok(value) => Ok(Response::new(value, buffered.response)),
        Err(error) => Err(buffered.into_decode_error(error.into())),
    }
}

impl Error {
    /// The body of the response as the type that the collection's failed examples of the request `R` show.
    ///
    /// `None` if it is not an [`Error::Status`].
    pub fn failure_of<R: Operation>(&self) -> Option<Result<R::Failure, DecodeError>> {
        match self {
            Error::Status(error) => {
                Some(R::Failure::read(error.status().as_u16(), error.body()).map_err(DecodeError::from))
            }
            _ => None,
        }
    }
}
