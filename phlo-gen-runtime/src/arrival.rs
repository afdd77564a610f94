//! A response whose headers are there, and whose body is still to come.

use crate::clock::Clock;
use crate::error::{Error, Unreadable};
use crate::mask::Mask;
use crate::platform::timeout;
use crate::received::{Answer, Received};
use crate::transport::ResponseBody;
use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use std::time::Duration;

/// How long, and how much, a response may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// How long its body may pause.
    pub(crate) idle: Duration,
    /// How many bytes of its body are kept in memory.
    pub(crate) bytes: usize,
}

/// A response whose headers are there, and whose body is still to come.
pub(crate) struct Arrival {
    clock: Clock,
    limits: Limits,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    incoming: ResponseBody,
    /// How many bytes of the body have come.
    came: usize,
    mask: Mask,
    /// How many times the call was sent.
    attempts: u32,
}

impl Arrival {
    pub(crate) fn new(clock: Clock, limits: Limits, response: http::Response<ResponseBody>, mask: Mask) -> Self {
        let (Parts { status, headers, .. }, incoming) = response.into_parts();
        Self { clock, limits, status, headers, incoming, came: 0, mask, attempts: 1 }
    }

    /// The response to an attempt, by its number.
    pub(crate) fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// How many times the call was sent.
    #[cfg(feature = "tracing")]
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Sorts out a response that is no success: it is read, and is an error.
    pub(crate) async fn welcome(self) -> Result<Self, Error> {
        if self.status.is_success() { Ok(self) } else { Err(self.refusal().await) }
    }

    async fn refusal(mut self) -> Error {
        // A refusal whose body breaks off is a refusal still.
        match self.read_body().await {
            Ok((body, _)) => self.answer(body).refusal(),
            Err(error) => error,
        }
    }

    /// Reads the body into memory.
    pub(crate) async fn read(mut self) -> Result<Answer, Error> {
        match self.read_body().await? {
            (body, None) => Ok(self.answer(body)),
            (body, Some(why)) => Err(self.answer(body).unreadable(why)),
        }
    }

    /// The next piece of the body; nothing at the end. Only its pauses are limited.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match self.next(self.limits.idle).await? {
            None => Ok(None),
            Some(Ok(chunk)) => Ok(Some(chunk)),
            Some(Err(why)) => Err(self.unreadable(why)),
        }
    }

    /// How much of the body is kept in memory.
    pub(crate) fn limit(&self) -> usize {
        self.limits.bytes
    }

    /// The error that the response cannot be read to its end; what has been read is not in it.
    pub(crate) fn unreadable(&self, why: Unreadable) -> Error {
        let received = Received { status: self.status, headers: self.headers.clone(), body: Bytes::new() };
        let mask = self.mask.clone();
        Answer { item: self.clock.item, received, mask, attempts: self.attempts }.unreadable(why)
    }

    /// The body, or as much of it as came and why it is not all.
    async fn read_body(&mut self) -> Result<(Bytes, Option<Unreadable>), Error> {
        let limit = self.limits.bytes;
        let announced = self.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if self.status.is_success() && announced.is_some_and(|length| length > limit) {
            return Ok((Bytes::new(), Some(Unreadable::TooLong(limit))));
        }
        let mut body = BytesMut::new();
        loop {
            let patience = self.limits.idle.min(self.clock.left());
            match self.next(patience).await? {
                None => return Ok((body.freeze(), None)),
                Some(Err(why)) => return Ok((body.freeze(), Some(why))),
                Some(Ok(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(chunk.get(..limit - body.len()).unwrap_or_default());
                    return Ok((body.freeze(), Some(Unreadable::TooLong(limit))));
                }
                Some(Ok(chunk)) => body.extend_from_slice(&chunk),
            }
        }
    }

    async fn next(&mut self, patience: Duration) -> Result<Option<Result<Bytes, Unreadable>>, Error> {
        match timeout(patience, self.incoming.chunk()).await {
            None => {
                let after = if patience < self.limits.idle { self.clock.time } else { patience };
                Err(self.clock.timeout(Some(self.status), Some(after)).after(self.attempts))
            }
            Some(None) => Ok(None),
            Some(Some(Ok(chunk))) => {
                self.came = self.came.saturating_add(chunk.len());
                Ok(Some(Ok(chunk)))
            }
            Some(Some(Err(cause))) => Ok(Some(Err(Unreadable::BrokeOff { after: self.came, cause }))),
        }
    }

    fn answer(self, body: Bytes) -> Answer {
        let received = Received { status: self.status, headers: self.headers, body };
        Answer { item: self.clock.item, received, mask: self.mask, attempts: self.attempts }
    }
}
