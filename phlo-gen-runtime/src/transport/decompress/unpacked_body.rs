//! The body of a response, decompressed while it is received, or refused.

use crate::error::{Cause, UnknownEncoding};
use crate::transport::ResponseBody;
use bytes::Bytes;
use http_body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// Undoes an encoding.
pub(super) trait Decoder: Send {
    /// The next piece of what has been received; none if more has to be received first.
    fn piece(&mut self, rest: &mut Bytes) -> io::Result<Option<Bytes>>;

    /// Whether the body may end here.
    fn finish(&mut self) -> io::Result<()>;
}

/// A body that is decompressed in small pieces, so that a short body that expands to a huge one does not fill the
/// memory.
pub(super) struct Unpacked {
    packed: ResponseBody,
    /// What has been received and is still compressed.
    rest: Bytes,
    decoder: Box<dyn Decoder>,
    has_ended: bool,
}

impl Unpacked {
    pub(super) fn new(packed: ResponseBody, decoder: Box<dyn Decoder>) -> Self {
        Self { packed, rest: Bytes::new(), decoder, has_ended: false }
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Cause>>> {
        loop {
            if let Some(piece) = self.decoder.piece(&mut self.rest)? {
                return Poll::Ready(Some(Ok(piece)));
            }
            match ready!(self.packed.0.as_mut().poll_frame(context)?) {
                // A frame without data contains trailers.
                Some(frame) => self.rest = frame.into_data().unwrap_or_default(),
                None => return Poll::Ready(self.decoder.finish().err().map(|error| Err(error.into()))),
            }
        }
    }
}

impl http_body::Body for Unpacked {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let piece = ready!(self.poll_piece(context));
        self.has_ended = !matches!(piece, Some(Ok(_)));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }
}

/// A body in an encoding that cannot be undone: an error, unless it is empty.
pub(super) struct Refused {
    packed: ResponseBody,
    unknown: Option<UnknownEncoding>,
}

impl Refused {
    pub(super) fn new(packed: ResponseBody, unknown: UnknownEncoding) -> Self {
        Self { packed, unknown: Some(unknown) }
    }
}

impl http_body::Body for Refused {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        loop {
            if self.unknown.is_none() {
                return Poll::Ready(None);
            }
            match ready!(self.packed.0.as_mut().poll_frame(context)?) {
                Some(frame) if frame.data_ref().is_none_or(|data| data.is_empty()) => {}
                Some(_) => return Poll::Ready(self.unknown.take().map(|unknown| Err(unknown.into()))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Bytes, Decoder, Refused, ResponseBody, UnknownEncoding, Unpacked};
    use http_body::Frame;
    use std::pin::Pin;
    use std::task::{Context, Poll, Waker};

    /// A body of several pieces, all of which are there.
    struct Pieces(std::vec::IntoIter<Bytes>);

    impl http_body::Body for Pieces {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
            Poll::Ready(self.0.next().map(|piece| Ok(Frame::data(piece))))
        }
    }

    /// The pieces that a body unpacks to, and how it ends. It is polled once more than necessary.
    pub(in crate::transport::decompress) fn unpack(
        decoder: impl Decoder + 'static,
        pieces: Vec<Bytes>,
    ) -> (Vec<Bytes>, Result<(), String>) {
        let packed = ResponseBody::new(Pieces(pieces.into_iter()));
        all_of(ResponseBody::new(Unpacked::new(packed, Box::new(decoder))))
    }

    fn all_of(mut body: ResponseBody) -> (Vec<Bytes>, Result<(), String>) {
        let (mut all, mut end) = (Vec::new(), Ok(()));
        let mut next = || match std::pin::pin!(body.chunk()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(next) => next,
            Poll::Pending => panic!("all of it is there"),
        };
        while let Some(piece) = next() {
            match piece {
                Ok(piece) => all.push(piece),
                Err(error) => end = Err(error.to_string()),
            }
        }
        assert!(next().is_none());
        (all, end)
    }

    #[test]
    fn a_body_that_cannot_be_read_is_an_error_unless_it_is_empty() {
        let end = |pieces: Vec<Bytes>| {
            let packed = ResponseBody::new(Pieces(pieces.into_iter()));
            all_of(ResponseBody::new(Refused::new(packed, UnknownEncoding("br".to_owned()))))
        };
        assert_eq!(end(vec![]), (vec![], Ok(())));
        assert_eq!(end(vec![Bytes::new(), Bytes::new()]), (vec![], Ok(())));
        let (pieces, outcome) = end(vec![Bytes::new(), Bytes::from_static(b"\x0b"), Bytes::from_static(b"x")]);
        assert_eq!(pieces, Vec::<Bytes>::new());
        assert!(outcome.is_err_and(|error| error.starts_with("its encoding is `br`, which was not asked for")));
    }
}
