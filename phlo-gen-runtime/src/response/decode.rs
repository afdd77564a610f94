//! A body in memory, decoded into the type of its response.

use crate::error::{DecodeError, Error, ResponseError};
use crate::json::Mismatch;
use crate::operation::{Operation, Payload};
use crate::response::{BufferedResponse, RawBody, Response};

/// The response with its body decoded.
pub(crate) fn decoded<T: Payload>(buffered: BufferedResponse) -> Result<Response<T>, Error> {
    let mut mismatches = Vec::new();
    match T::read(buffered.response.status.as_u16(), &buffered.response.body, &mut mismatches) {
        Ok(value) => {
            let BufferedResponse { response, redactor, .. } = buffered;
            let redacted = |mismatch: Mismatch| mismatch.with_names(&|name| redactor.redact(name));
            let mismatches = mismatches.into_iter().map(redacted).collect();
            Ok(Response::new(value, response, redactor, mismatches))
        }
        Err(error) => Err(buffered.into_decode_error(error.into())),
    }
}

impl Error {
    /// The response as bytes, if this is an [`Error::Decode`] whose body was received and does not fit its type: the
    /// server has accepted the call, and its response is not what the examples of the collection say. Any other error
    /// is returned as it is.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// # use phlo_gen::{Error, Request};
    /// async fn delete(request: Request) -> Result<u16, Error> {
    ///     match request.send().await {
    ///         Ok(response) => Ok(response.status().as_u16()),
    ///         Err(error) => Ok(error.into_raw()?.status().as_u16()),
    ///     }
    /// }
    /// ```
    ///
    /// # Errors
    /// The error itself, if it is another one.
    pub fn into_raw(self) -> Result<Response<RawBody>, Error> {
        match self {
            Error::Decode(error) if error.is_mismatch() => {
                let ResponseError { response, redactor, .. } = *error;
                Ok(Response::new(RawBody::from(response.body.clone()), response, redactor, Vec::new()))
            }
            other => Err(other),
        }
    }

    /// The body of an error response, decoded into the type of the error examples of the request `R`.
    ///
    /// `None` if this is not an [`Error::Status`]; a [`DecodeError`] if the body does not fit the type.
    pub fn failure_of<R: Operation>(&self) -> Option<Result<R::Failure, DecodeError>> {
        match self {
            Error::Status(error) => {
                let read = R::Failure::read(error.status().as_u16(), error.body(), &mut Vec::new());
                let failure = read.map_err(DecodeError::from);
                Some(failure.map_err(|why| why.with_names(&|name| error.redactor.redact(name))))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BufferedResponse, decoded};
    use crate::__private as __;
    use crate::error::{Redactor, ResponseParts};
    use crate::json::Map;

    crate::fields! { Size { 0 size "size" } lenient true }
    struct Size {
        size: Option<i64>,
    }

    #[test]
    fn what_does_not_fit_is_named_without_secrets() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2");
        let body = r#"{"hunter2":{"size":"big"},"a":{"size":1}}"#.into();
        let response = ResponseParts { status: http::StatusCode::OK, headers: http::HeaderMap::new(), body };
        let buffered = BufferedResponse { item: "Item", response, redactor, attempts: 1 };
        let read = decoded::<Map<Size>>(buffered).unwrap_or_else(|error| unreachable!("{error}"));
        let left_out: Vec<String> = read.mismatches().iter().map(|mismatch| mismatch.path()).collect();
        assert_eq!(left_out, [r#"["[secret]"].size"#]);
    }
}
