//! The parts of a response: status, headers and body.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// The parts of a response.
pub(crate) struct ResponseParts {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body, or as much of it as was received.
    pub(crate) body: Bytes,
}

/// Headers with the server's request id.
const REQUEST_ID: [&str; 7] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
    "x-trace-id",
];

/// The server's request id.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}
