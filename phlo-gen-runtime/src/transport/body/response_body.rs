//! The body of a response, as it is received.

use crate::error::Cause;
use crate::transport::body::in_memory::InMemory;
use bytes::Bytes;
use http_body::Frame;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The body of a response, as it is received.
pub struct ResponseBody(pub(crate) Pin<Box<Stream>>);

type Stream = dyn http_body::Body<Data = Bytes, Error = Cause> + Send;

impl ResponseBody {
    /// A body that is received in pieces.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static,
    {
        Self::of(WithCause(Box::pin(body)))
    }

    /// The same, of a body whose errors need no conversion.
    pub(crate) fn of(body: impl http_body::Body<Data = Bytes, Error = Cause> + Send + 'static) -> Self {
        Self(Box::pin(body))
    }

    /// The next piece; `None` at the end.
    pub(crate) async fn chunk(&mut self) -> Option<Result<Bytes, Cause>> {
        loop {
            match std::future::poll_fn(|context| self.0.as_mut().poll_frame(context)).await? {
                // A frame without data contains trailers.
                Ok(frame) => match frame.into_data() {
                    Ok(data) => return Some(Ok(data)),
                    Err(_) => continue,
                },
                Err(cause) => return Some(Err(cause)),
            }
        }
    }
}

impl From<Bytes> for ResponseBody {
    fn from(bytes: Bytes) -> Self {
        Self::of(InMemory(bytes))
    }
}

impl From<&'static str> for ResponseBody {
    fn from(text: &'static str) -> Self {
        Bytes::from(text).into()
    }
}

impl From<String> for ResponseBody {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseBody(..)")
    }
}

/// A body whose errors are all of one type.
struct WithCause<B>(Pin<Box<B>>);

impl<B: http_body::Body<Data = Bytes, Error: Into<Cause>>> http_body::Body for WithCause<B> {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.as_mut().poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }
}
