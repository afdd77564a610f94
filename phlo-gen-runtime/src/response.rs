//! Responses, and the types that they are read into.

use crate::json::{Fail, decode_bytes};
use crate::received::{Received, request_id};
use crate::shape::Decode;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::ops::Deref;

/// A response: what it says as a value, and all the rest of it.
///
/// It may be used like the value. To move the value out, or one of its members, take it with [`Response::into_inner`].
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Response;
///
/// fn first(response: Response<Vec<String>>) -> Option<String> {
///     println!("{}: {} of {} bytes", response.status(), response.len(), response.body().len());
///     response.into_iter().next()
/// }
/// ```
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, received: Received) -> Self {
        Self { value, status: received.status, headers: received.headers, body: received.body }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The name that the server has for the request, as its operators ask for: from `X-Request-Id` or a header like it.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The body as it came: members that the collection does not know of are there.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl<T> Deref for Response<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).field("value", &self.value).finish_non_exhaustive()
    }
}

impl<T> IntoIterator for Response<Vec<T>> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Response<Vec<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.value.iter()
    }
}

/// Why a body cannot be read.
pub type Unread = Box<Fail>;

/// What a body is read into: JSON by its type, [`RawBody`](crate::RawBody) as it is, [`Empty`](crate::Empty) not at all.
pub trait Payload: Sized {
    /// Reads the body of a response with this status.
    #[doc(hidden)]
    fn read(status: u16, body: &Bytes) -> Result<Self, Unread>;
}

impl<T: Decode> Payload for T {
    fn read(_: u16, body: &Bytes) -> Result<Self, Unread> {
        if body.trim_ascii().is_empty() {
            return T::nothing().ok_or_else(|| Fail::new("a value", "an empty body", 0));
        }
        decode_bytes(body)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Payload};

    fn read<T: Payload>(body: &'static str) -> Result<T, String> {
        T::read(200, &Bytes::from_static(body.as_bytes())).map_err(|fail| fail.to_string())
    }

    #[test]
    fn an_empty_body_is_nothing_where_the_type_has_room_for_it() {
        assert_eq!(read::<Option<i64>>(" \r\n"), Ok(None));
        assert_eq!(read::<i64>(""), Err("expected a value, found an empty body at byte 0".to_owned()));
        assert_eq!(read::<()>(""), Ok(()));
    }

    #[test]
    fn a_body_is_one_json_text() {
        assert_eq!(read::<Vec<i64>>(" [1] "), Ok(vec![1]));
        assert_eq!(read::<i64>("1 2"), Err("expected the end, found a number at byte 2".to_owned()));
        assert_eq!(read::<Vec<i64>>("\u{feff}[1]"), Ok(vec![1]));
        assert_eq!(read::<i64>("\u{feff}x"), Err("expected an integer, found `x` at byte 3".to_owned()));
        let latin = i64::read(200, &Bytes::from_static(b"\xe9")).map_err(|fail| fail.to_string());
        assert_eq!(latin, Err("expected UTF-8, found other bytes at byte 0".to_owned()));
    }
}
