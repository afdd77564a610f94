//! A reply as it came.

use crate::error::{Cause, DecodeError, Error, ReplyError, StatusError, Unreadable, excerpt};
use crate::mask::Mask;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// A reply as it came.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body, or as much of it as came.
    pub(crate) body: Bytes,
}

/// A reply with what is needed to tell that it is of no use.
pub(crate) struct Answer {
    pub(crate) item: &'static str,
    pub(crate) received: Received,
    pub(crate) mask: Mask,
    /// How many times the call was sent.
    pub(crate) attempts: u32,
}

impl Answer {
    /// Sorts out replies that are no success, and those that broke off.
    pub(crate) fn judge(self, broken: Option<Cause>) -> Result<Self, Error> {
        if !self.received.status.is_success() {
            let excerpt = excerpt(&self.received.body, &self.mask);
            return Err(Error::Status(Box::new(StatusError {
                item: self.item,
                received: self.received,
                excerpt,
                attempts: self.attempts,
            })));
        }
        match broken {
            Some(error) => Err(self.unreadable(Unreadable::BrokeOff(error))),
            None => Ok(self),
        }
    }

    pub(crate) fn undecoded(self, error: DecodeError) -> Error {
        self.unreadable(Unreadable::Decode(error))
    }

    fn unreadable(self, why: Unreadable) -> Error {
        let excerpt = excerpt(&self.received.body, &self.mask);
        Error::Decode(Box::new(ReplyError {
            item: self.item,
            received: self.received,
            excerpt,
            why,
            attempts: self.attempts,
        }))
    }
}
