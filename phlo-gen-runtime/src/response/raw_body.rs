//! Responses without an example in the collection.

use crate::json::Mismatch;
use crate::operation::{Payload, PayloadError};
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// The bytes of a body that has no example in the collection.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::RawBody;
///
/// let content = RawBody::from("[1, 2]");
/// assert_eq!(content.text(), "[1, 2]");
/// assert_eq!(content.json::<Vec<u8>>()?, [1, 2]);
/// assert_eq!(content.len(), 6);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody(Bytes);

impl RawBody {
    /// Decodes the body as JSON into your own type.
    ///
    /// # Errors
    /// The body is not JSON, or it does not fit the type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.0)
    }

    /// The body as text; invalid UTF-8 is replaced by `U+FFFD`.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }

    /// The body.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl Deref for RawBody {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<&'static str> for RawBody {
    fn from(text: &'static str) -> Self {
        RawBody(text.into())
    }
}

impl From<Bytes> for RawBody {
    fn from(bytes: Bytes) -> Self {
        RawBody(bytes)
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawBody({} bytes)", self.0.len())
    }
}

impl Payload for RawBody {
    fn read(_: u16, body: &Bytes, _: &mut Vec<Mismatch>) -> Result<Self, PayloadError> {
        Ok(RawBody(body.clone()))
    }
}

/// A response without content. If the server sends any, it is in [`Response::body`](crate::Response::body).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Empty;

impl Payload for Empty {
    fn read(_: u16, _: &Bytes, _: &mut Vec<Mismatch>) -> Result<Self, PayloadError> {
        Ok(Empty)
    }
}
