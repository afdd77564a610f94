//! A response with its decoded body.

use crate::error::{Redactor, ResponseParts, request_id};
use crate::json::Mismatch;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::ops::Deref;

/// A response: the decoded body, with status, headers and bytes.
///
/// It dereferences to the decoded body. To move the body or one of its members out, call [`Response::into_inner`].
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
    redactor: Redactor,
    mismatches: Vec<Mismatch>,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, parts: ResponseParts, redactor: Redactor, mismatches: Vec<Mismatch>) -> Self {
        let ResponseParts { status, headers, body } = parts;
        Self { value, status, headers, body, redactor, mismatches }
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

    /// The server's request id, from `X-Request-Id` or a similar header. Quote it in support requests.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The members that do not fit their types and have no value because of that: always none, unless the client was
    /// made with `responses = "lenient"`.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// The body as it was received, with members that the collection does not show.
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

/// Without the secrets of the call, and without credentials that the response brings. The value itself prints them.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if f.alternate() { format!("{:#?}", self.value) } else { format!("{:?}", self.value) };
        let value = self.redactor.redact_response(value);
        let mut all = f.debug_struct("Response");
        all.field("status", &self.status).field("value", &format_args!("{value}")).finish_non_exhaustive()
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
