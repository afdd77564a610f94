//! Decompresses gzip responses while they are received.

use crate::error::Cause;
use crate::transport::{Body, ResponseBody, ResponseFuture, Transport};
use bytes::{Buf, Bytes};
use flate2::write::GzDecoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue};
use http_body::Frame;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

const GZIP: HeaderValue = HeaderValue::from_static("gzip");

/// The transport, with responses decompressed. Requests accept gzip unless they have an `Accept-Encoding`.
pub(crate) fn decompressing(transport: Arc<dyn Transport>) -> Arc<dyn Transport> {
    Arc::new(Decompressing(transport))
}

struct Decompressing(Arc<dyn Transport>);

impl Transport for Decompressing {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            request.headers_mut().entry(ACCEPT_ENCODING).or_insert(GZIP);
            let mut response = self.0.send(request).await?;
            if !is_gzip(response.headers()) {
                return Ok(response);
            }
            response.headers_mut().remove(CONTENT_ENCODING);
            response.headers_mut().remove(CONTENT_LENGTH);
            Ok(response.map(|compressed| {
                ResponseBody::new(Decompressed { compressed, rest: Bytes::new(), state: State::Empty })
            }))
        })
    }
}

/// Whether a body is compressed once, with gzip.
fn is_gzip(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(CONTENT_ENCODING).iter();
    let (Some(encoding), None) = (encodings.next(), encodings.next()) else { return false };
    let encoding = encoding.as_bytes().trim_ascii();
    encoding.eq_ignore_ascii_case(b"gzip") || encoding.eq_ignore_ascii_case(b"x-gzip")
}

/// A body that is decompressed in small pieces, so that a short body that expands to a huge one does not fill the
/// memory.
struct Decompressed {
    compressed: ResponseBody,
    /// What has been received and is still compressed.
    rest: Bytes,
    state: State,
}

enum State {
    /// Nothing has been received: responses to HEAD have no body, regardless of their headers.
    Empty,
    Decoding(Box<GzDecoder<Vec<u8>>>),
    /// A member has ended: another one may follow, or zeros that pad the body.
    BetweenMembers,
    Ended,
}

impl Decompressed {
    /// The next piece of what has been received.
    fn piece(&mut self) -> io::Result<Option<Bytes>> {
        while !self.rest.is_empty() {
            if matches!(self.state, State::BetweenMembers) {
                let padding = self.rest.iter().take_while(|byte| **byte == 0).count();
                self.rest.advance(padding);
                if self.rest.is_empty() {
                    break;
                }
            }
            if matches!(self.state, State::Empty | State::BetweenMembers) {
                self.state = State::Decoding(Box::new(GzDecoder::new(Vec::new())));
            }
            let State::Decoding(decoder) = &mut self.state else { return Ok(None) };
            let count = decoder.write(&self.rest)?;
            self.rest.advance(count);
            // Everything received so far is returned now, even if the rest arrives much later.
            if self.rest.is_empty() {
                decoder.flush()?;
            }
            let piece = std::mem::take(decoder.get_mut());
            if count == 0 {
                decoder.try_finish()?;
                self.state = State::BetweenMembers;
            }
            if !piece.is_empty() {
                return Ok(Some(piece.into()));
            }
        }
        Ok(None)
    }

    /// Checks the length and the checksum at the end of the body.
    fn finish(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Decoding(decoder) => decoder.try_finish(),
            State::Empty | State::BetweenMembers | State::Ended => Ok(()),
        }
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Cause>>> {
        loop {
            if let Some(piece) = self.piece()? {
                return Poll::Ready(Some(Ok(piece)));
            }
            match ready!(self.compressed.0.as_mut().poll_frame(context)?) {
                // A frame without data contains trailers.
                Some(frame) => self.rest = frame.into_data().unwrap_or_default(),
                None => return Poll::Ready(self.finish().err().map(|error| Err(error.into()))),
            }
        }
    }
}

impl http_body::Body for Decompressed {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        if matches!(self.state, State::Ended) {
            return Poll::Ready(None);
        }
        let piece = ready!(self.poll_piece(context));
        if !matches!(piece, Some(Ok(_))) {
            self.state = State::Ended;
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, CONTENT_ENCODING, Decompressed, HeaderMap, HeaderValue, ResponseBody, State, Write, is_gzip};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use http_body::Frame;
    use proptest::prelude::*;
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
    fn unpack(pieces: Vec<Bytes>) -> (Vec<Bytes>, Result<(), String>) {
        let compressed = ResponseBody::new(Pieces(pieces.into_iter()));
        let mut body = ResponseBody::new(Decompressed { compressed, rest: Bytes::new(), state: State::Empty });
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

    fn compressed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        assert!(encoder.write_all(text).is_ok());
        encoder.finish().unwrap_or_default()
    }

    fn end(compressed: &[u8]) -> Result<(), String> {
        unpack(vec![Bytes::copy_from_slice(compressed)]).1
    }

    proptest! {
        #[test]
        fn what_is_packed_in_any_pieces_is_unpacked(
            members in prop::collection::vec(prop::collection::vec(0_u8..4, 0..2000), 1..4),
            size in 1_usize..300,
        ) {
            let body: Vec<u8> = members.iter().flat_map(|member| compressed(member)).collect();
            let (pieces, end) = unpack(body.chunks(size).map(Bytes::copy_from_slice).collect());
            prop_assert_eq!(end, Ok(()));
            prop_assert_eq!(pieces.concat(), members.concat());
        }

        #[test]
        fn any_body_ends(body in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..50) {
            let begin = compressed(b"some text").into_iter().take(12);
            let body: Vec<u8> = begin.chain(body).collect();
            let (pieces, _) = unpack(body.chunks(size).map(Bytes::copy_from_slice).collect());
            prop_assert!(pieces.concat().len() <= 1032 * body.len());
        }
    }

    #[test]
    fn a_body_that_is_cut_anywhere_is_an_error() {
        let whole = compressed(b"some text and some text");
        for length in 1..whole.len() {
            assert!(end(&whole[..length]).is_err(), "{length} bytes");
        }
        assert_eq!((end(&whole), end(&[])), (Ok(()), Ok(())));
    }

    #[test]
    fn zeros_after_the_last_member_are_ignored() {
        let whole = compressed(b"some text");
        for zeros in [1, 7, 512] {
            for size in [1, 5, 1000] {
                let body = [whole.clone(), whole.clone(), vec![0; zeros]].concat();
                let (pieces, end) = unpack(body.chunks(size).map(Bytes::copy_from_slice).collect());
                assert_eq!((pieces.concat(), end), (b"some textsome text".to_vec(), Ok(())), "{zeros} {size}");
            }
        }
        assert_eq!(end(&[whole.clone(), vec![0; 9], whole].concat()), Ok(()));
    }

    #[test]
    fn a_wrong_checksum_or_length_is_an_error() {
        let whole = compressed(b"some text");
        let mut other = whole.clone();
        other[whole.len() - 5] ^= 1;
        assert_eq!(end(&other), Err("corrupt gzip stream does not have a matching checksum".to_owned()));
        assert_eq!(end(b"{\"no\": \"gzip\"}"), Err("invalid gzip header".to_owned()));
        assert_eq!(end(&[whole, b"and more text".to_vec()].concat()), Err("invalid gzip header".to_owned()));
    }

    #[test]
    fn a_gzip_bomb_expands_in_small_pieces() {
        let (pieces, end) = unpack(vec![compressed(&vec![0; 16 << 20]).into()]);
        assert_eq!((end, pieces.iter().map(Bytes::len).sum::<usize>()), (Ok(()), 16 << 20));
        let longest = pieces.iter().map(Bytes::len).max();
        assert!(longest.is_some_and(|length| length <= 128 << 10), "{longest:?}");
    }

    #[test]
    fn only_a_single_gzip_encoding_is_gzip() {
        let is_gzip = |rows: &[&'static str]| {
            is_gzip(&rows.iter().map(|row| (CONTENT_ENCODING, HeaderValue::from_static(row))).collect::<HeaderMap>())
        };
        assert!([["gzip"], ["GZip"], ["x-gzip"], ["X-Gzip"]].iter().all(|rows| is_gzip(rows)));
        assert!(![["br"], ["gzip, gzip"], ["gzip, br"], ["identity"], [""]].iter().any(|rows| is_gzip(rows)));
        assert!(!is_gzip(&[]) && !is_gzip(&["gzip", "gzip"]) && !is_gzip(&["gzip", "br"]));
    }
}
