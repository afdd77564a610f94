//! A response as it came.

use crate::error::{DecodeError, Error, ResponseError, StatusError, Unreadable, excerpt};
use crate::mask::Mask;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// A response as it came.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body, or as much of it as came.
    pub(crate) body: Bytes,
}

/// The headers by which servers name a request, each in the words of some.
const REQUEST_ID: [&str; 7] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
    "x-trace-id",
];

/// The name that the server has for the request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}

/// A response with what is needed to tell that it is of no use.
pub(crate) struct Answer {
    pub(crate) item: &'static str,
    pub(crate) received: Received,
    pub(crate) mask: Mask,
    /// How many times the call was sent.
    pub(crate) attempts: u32,
}

impl Answer {
    /// The error that a response is which is no success.
    pub(crate) fn refusal(self) -> Error {
        let excerpt = excerpt(&self.received.body, &self.mask);
        let Self { item, received, attempts, .. } = self;
        Error::Status(Box::new(StatusError { item, received, excerpt, attempts }))
    }

    pub(crate) fn undecoded(self, error: DecodeError) -> Error {
        self.unreadable(Unreadable::Decode(error))
    }

    /// The error that a success is which cannot be read.
    pub(crate) fn unreadable(self, why: Unreadable) -> Error {
        let excerpt = excerpt(&self.received.body, &self.mask);
        let Self { item, received, attempts, .. } = self;
        Error::Decode(Box::new(ResponseError { item, received, excerpt, why, attempts }))
    }
}
