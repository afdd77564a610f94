//! A response whose headers have been received, and whose body has not.

use crate::config::Limits;
use crate::error::{Cause, Error, Redactor, ResponseParts, UnknownEncoding, Unreadable};
use crate::platform::{Deadline, timeout};
use crate::response::BufferedResponse;
use crate::transport::ResponseBody;
use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

/// A response whose headers have been received, and whose body has not.
pub(crate) struct IncomingResponse {
    item: &'static str,
    deadline: Deadline,
    limits: Limits,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    body: ResponseBody,
    /// How many bytes of the body have been received.
    received: usize,
    redactor: Redactor,
    /// The number of attempts.
    attempts: u32,
}

impl IncomingResponse {
    pub(crate) fn new(
        item: &'static str,
        deadline: Deadline,
        limits: Limits,
        response: http::Response<ResponseBody>,
        redactor: Redactor,
    ) -> Box<Self> {
        let (Parts { status, mut headers, .. }, body) = response.into_parts();
        redactor.mark_obvious(&mut headers);
        Box::new(Self { item, deadline, limits, status, headers, body, received: 0, redactor, attempts: 1 })
    }

    /// The response after this many attempts.
    pub(crate) fn with_attempts(mut self: Box<Self>, attempts: u32) -> Box<Self> {
        self.attempts = attempts;
        self
    }

    /// The number of attempts.
    #[cfg(feature = "tracing")]
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The response if its status is a success; otherwise its body is read, and it is an error.
    pub(crate) async fn error_for_status(self: Box<Self>) -> Result<Box<Self>, Error> {
        if self.status.is_success() { Ok(self) } else { Err(Box::pin(self.into_status_error()).await) }
    }

    async fn into_status_error(mut self: Box<Self>) -> Error {
        // The status is the error even if the body is incomplete.
        match self.read_body().await {
            Ok((body, _)) => self.into_buffered(body).into_status_error(),
            Err(error) => error,
        }
    }

    /// Reads the body into memory.
    pub(crate) async fn read(mut self: Box<Self>) -> Result<BufferedResponse, Error> {
        match self.read_body().await? {
            (body, None) => Ok(self.into_buffered(body)),
            (body, Some(why)) => Err(self.into_buffered(body).into_response_error(why)),
        }
    }

    /// The next piece of the body; `None` at the end. Only the idle timeout applies.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match self.next_chunk(None).await? {
            None => Ok(None),
            Some(Ok(chunk)) => Ok(Some(chunk)),
            Some(Err(why)) => Err(self.response_error(why)),
        }
    }

    /// How many bytes of the body are kept in memory.
    pub(crate) fn limit(&self) -> usize {
        self.limits.bytes
    }

    /// The error that the response cannot be read to its end; what has been read is not in it.
    pub(crate) fn response_error(&self, why: Unreadable) -> Error {
        let response = ResponseParts { status: self.status, headers: self.headers.clone(), body: Bytes::new() };
        let redactor = self.redactor.clone();
        BufferedResponse { item: self.item, response, redactor, attempts: self.attempts }.into_response_error(why)
    }

    /// The body; or the part that was received, and the error.
    async fn read_body(&mut self) -> Result<(Bytes, Option<Unreadable>), Error> {
        let limit = self.limits.bytes;
        let announced = self.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if self.status.is_success() && announced.is_some_and(|length| length > limit) {
            return Ok((Bytes::new(), Some(Unreadable::TooLong(limit))));
        }
        let mut body = Received::default();
        loop {
            match self.next_chunk(Some(self.deadline)).await? {
                None => return Ok((body.freeze(), None)),
                Some(Err(why)) => return Ok((body.freeze(), Some(why))),
                Some(Ok(mut chunk)) if chunk.len() > limit - body.len() => {
                    chunk.truncate(limit - body.len());
                    body.push(chunk);
                    return Ok((body.freeze(), Some(Unreadable::TooLong(limit))));
                }
                Some(Ok(chunk)) => body.push(chunk),
            }
        }
    }

    /// The next piece of the body, if it is received within the idle timeout, and before the deadline if there is one.
    async fn next_chunk(&mut self, deadline: Option<Deadline>) -> Result<Option<Result<Bytes, Unreadable>>, Error> {
        let idle = self.limits.idle;
        let wait = || deadline.map_or(idle, |deadline| idle.min(deadline.left()));
        match timeout(wait, self.body.chunk()).await {
            None => {
                let is_late = deadline.is_some_and(|deadline| deadline.left().is_zero());
                let after = if is_late { self.deadline.allowed } else { idle };
                Err(Error::timeout(self.item, Some(self.status), Some(after)).with_attempts(self.attempts))
            }
            Some(None) => Ok(None),
            Some(Some(Ok(chunk))) => {
                self.received = self.received.saturating_add(chunk.len());
                Ok(Some(Ok(chunk)))
            }
            Some(Some(Err(cause))) => Ok(Some(Err(self.broken(cause)))),
        }
    }

    fn broken(&self, cause: Cause) -> Unreadable {
        match cause.downcast::<UnknownEncoding>() {
            Ok(encoding) => Unreadable::Encoding(*encoding),
            Err(cause) => Unreadable::BrokeOff { after: self.received, cause },
        }
    }

    fn into_buffered(self, body: Bytes) -> BufferedResponse {
        let response = ResponseParts { status: self.status, headers: self.headers, body };
        BufferedResponse { item: self.item, response, redactor: self.redactor, attempts: self.attempts }
    }
}

/// The pieces of a body. If there is only one, it is not copied.
#[derive(Default)]
struct Received {
    only: Bytes,
    several: BytesMut,
}

impl Received {
    fn len(&self) -> usize {
        self.only.len() + self.several.len()
    }

    fn push(&mut self, chunk: Bytes) {
        if self.len() == 0 {
            self.only = chunk;
            return;
        }
        if self.several.is_empty() {
            self.several.extend_from_slice(&std::mem::take(&mut self.only));
        }
        self.several.extend_from_slice(&chunk);
    }

    fn freeze(self) -> Bytes {
        if self.several.is_empty() { self.only } else { self.several.freeze() }
    }
}
