//! The body of a response, whole or cut off.

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The body of a response.
#[derive(Debug)]
pub enum Payload {
    /// All of it.
    Whole(Option<Bytes>),
    /// The beginning, and then the connection ends.
    Cut {
        /// What is sent.
        beginning: Option<Bytes>,
        /// How many bytes the head of the response promises.
        promised: u64,
        /// Whether the connection has had time to send it.
        is_sent: bool,
    },
}

impl Payload {
    /// A body that ends in its middle.
    pub fn cut(body: &Bytes) -> Self {
        let promised = u64::try_from(body.len()).unwrap_or(u64::MAX).max(2);
        Payload::Cut { beginning: Some(body.slice(..body.len() / 2)), promised, is_sent: false }
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Payload::Whole(body) => Poll::Ready(body.take().map(|body| Ok(Frame::data(body)))),
            Payload::Cut { beginning, is_sent, .. } => {
                if let Some(bytes) = beginning.take().filter(|bytes| !bytes.is_empty()) {
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                // the connection flushes what it has while the body is not ready
                if !std::mem::replace(is_sent, true) {
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(Some(Err(io::Error::other("the response is cut off on demand"))))
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Payload::Whole(body) => SizeHint::with_exact(body.as_ref().map_or(0, |body| body.len() as u64)),
            Payload::Cut { promised, .. } => SizeHint::with_exact(*promised),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Payload::Whole(None))
    }
}
