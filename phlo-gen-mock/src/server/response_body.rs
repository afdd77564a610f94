//! The body of a response, complete or truncated.

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The body of a response.
#[derive(Debug)]
pub enum ResponseBody {
    /// The complete body.
    Complete(Option<Bytes>),
    /// The beginning of the body; then the connection is closed.
    Truncated {
        /// The bytes that are sent.
        beginning: Option<Bytes>,
        /// The `Content-Length` of the response.
        content_length: u64,
        /// Whether the connection has had time to flush the beginning.
        is_flushed: bool,
    },
}

impl ResponseBody {
    /// A body that ends after its first half.
    pub fn truncated(body: &Bytes) -> Self {
        let content_length = u64::try_from(body.len()).unwrap_or(u64::MAX).max(2);
        ResponseBody::Truncated { beginning: Some(body.slice(..body.len() / 2)), content_length, is_flushed: false }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            ResponseBody::Complete(body) => Poll::Ready(body.take().map(|body| Ok(Frame::data(body)))),
            ResponseBody::Truncated { beginning, is_flushed, .. } => {
                if let Some(bytes) = beginning.take().filter(|bytes| !bytes.is_empty()) {
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                // the connection flushes its buffer while the body is pending
                if !std::mem::replace(is_flushed, true) {
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(Some(Err(io::Error::other("the response is truncated by a simulated fault"))))
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            ResponseBody::Complete(body) => SizeHint::with_exact(body.as_ref().map_or(0, |body| body.len() as u64)),
            ResponseBody::Truncated { content_length, .. } => SizeHint::with_exact(*content_length),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, ResponseBody::Complete(None))
    }
}
