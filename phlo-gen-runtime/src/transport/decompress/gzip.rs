//! gzip: one or more members.

use crate::transport::decompress::unpacked_body::Decoder;
use bytes::{Buf, Bytes};
use flate2::write::GzDecoder;
use std::io::{self, Write};

/// One or more members of gzip.
#[derive(Default)]
pub(super) struct Gzip(State);

#[derive(Default)]
enum State {
    /// Nothing has been received: responses to HEAD have no body, regardless of their headers.
    #[default]
    Empty,
    Decoding(Box<GzDecoder<Vec<u8>>>),
    /// A member has ended: another one may follow, or zeros that pad the body.
    BetweenMembers,
}

impl Decoder for Gzip {
    fn piece(&mut self, rest: &mut Bytes) -> io::Result<Option<Bytes>> {
        while !rest.is_empty() {
            if matches!(self.0, State::BetweenMembers) {
                let padding = rest.iter().take_while(|byte| **byte == 0).count();
                rest.advance(padding);
                if rest.is_empty() {
                    break;
                }
            }
            if matches!(self.0, State::Empty | State::BetweenMembers) {
                self.0 = State::Decoding(Box::new(GzDecoder::new(Vec::new())));
            }
            let State::Decoding(decoder) = &mut self.0 else { return Ok(None) };
            let count = decoder.write(rest)?;
            rest.advance(count);
            // Everything received so far is returned now, even if the rest arrives much later.
            if rest.is_empty() {
                decoder.flush()?;
            }
            let piece = std::mem::take(decoder.get_mut());
            if count == 0 {
                decoder.try_finish()?;
                self.0 = State::BetweenMembers;
            }
            if !piece.is_empty() {
                return Ok(Some(piece.into()));
            }
        }
        Ok(None)
    }

    /// Checks the length and the checksum at the end of the body.
    fn finish(&mut self) -> io::Result<()> {
        match &mut self.0 {
            State::Decoding(decoder) => decoder.try_finish(),
            State::Empty | State::BetweenMembers => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Gzip, Write};
    use crate::transport::decompress::unpacked_body::tests::unpack as unpack_by;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    fn unpack(pieces: Vec<Bytes>) -> (Vec<Bytes>, Result<(), String>) {
        unpack_by(Gzip::default(), pieces)
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
}
