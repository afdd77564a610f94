//! deflate: the format of zlib, which HTTP means by the name, or the bare format, which some servers send.

use crate::transport::decompress::unpacked_body::Decoder;
use bytes::{Buf, Bytes};
use flate2::{Decompress, FlushDecompress, Status};
use std::io;

/// The size of one piece.
const PIECE: usize = 32 * 1024;

/// A body of one stream. What follows its end is ignored.
#[derive(Default)]
pub(super) struct Deflate {
    /// None until the first byte says which format it is.
    stream: Option<Decompress>,
    has_ended: bool,
}

impl Decoder for Deflate {
    fn piece(&mut self, rest: &mut Bytes) -> io::Result<Option<Bytes>> {
        if self.has_ended {
            rest.clear();
        }
        let stream = match (&mut self.stream, rest.first()) {
            (Some(stream), _) if !self.has_ended => stream,
            (None, Some(first)) => self.stream.insert(Decompress::new(is_zlib(*first))),
            _ => return Ok(None),
        };
        let mut piece = Vec::with_capacity(PIECE);
        let before = stream.total_in();
        let status = stream.decompress_vec(rest, &mut piece, FlushDecompress::None)?;
        rest.advance(usize::try_from(stream.total_in() - before).unwrap_or(rest.len()));
        self.has_ended = status == Status::StreamEnd;
        Ok((!piece.is_empty()).then(|| piece.into()))
    }

    fn finish(&mut self) -> io::Result<()> {
        match self.stream.is_none() || self.has_ended {
            true => Ok(()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// Whether a body that begins with this byte has the header of zlib: no encoder begins a bare stream with it.
fn is_zlib(first: u8) -> bool {
    first & 0x0f == 8 && first >> 4 <= 7
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Deflate, PIECE};
    use crate::transport::decompress::unpacked_body::tests::unpack;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use proptest::prelude::*;
    use std::io::Write;

    fn zlib(text: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        assert!(encoder.write_all(text).is_ok());
        encoder.finish().unwrap_or_default()
    }

    fn bare(text: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        assert!(encoder.write_all(text).is_ok());
        encoder.finish().unwrap_or_default()
    }

    fn unpacked(body: &[u8], size: usize) -> (Vec<Bytes>, Result<(), String>) {
        unpack(Deflate::default(), body.chunks(size).map(Bytes::copy_from_slice).collect())
    }

    proptest! {
        #[test]
        fn both_formats_are_unpacked_in_any_pieces(
            text in prop::collection::vec(0_u8..4, 0..3000),
            size in 1_usize..300,
        ) {
            for body in [zlib(&text), bare(&text)] {
                let (pieces, end) = unpacked(&body, size);
                prop_assert_eq!((pieces.concat(), end), (text.clone(), Ok(())));
            }
        }

        #[test]
        fn any_body_ends(body in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..50) {
            let (pieces, _) = unpacked(&body, size);
            prop_assert!(pieces.concat().len() <= 1032 * body.len() + PIECE);
        }
    }

    #[test]
    fn a_body_that_is_cut_anywhere_is_an_error() {
        for whole in [zlib(b"some text and some text"), bare(b"some text and some text")] {
            for length in 1..whole.len() {
                assert!(unpacked(&whole[..length], 9).1.is_err(), "{length} bytes");
            }
            let followed = [whole.clone(), b"more".to_vec()].concat();
            assert_eq!(unpacked(&followed, 5).0.concat(), b"some text and some text");
        }
        assert_eq!(unpacked(&[], 1).1, Ok(()));
    }

    #[test]
    fn a_bomb_expands_in_small_pieces() {
        let (pieces, end) = unpacked(&zlib(&vec![0; 16 << 20]), usize::MAX);
        assert_eq!((end, pieces.iter().map(Bytes::len).sum::<usize>()), (Ok(()), 16 << 20));
        assert!(pieces.iter().all(|piece| piece.len() <= PIECE));
    }
}
