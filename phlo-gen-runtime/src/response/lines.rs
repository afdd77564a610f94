//! The lines of a body.

use bytes::{Buf, Bytes, BytesMut};

/// Splits bytes into lines.
#[derive(Default)]
pub(super) struct Lines {
    bytes: BytesMut,
    /// How many bytes have been searched for the end of a line.
    seen: usize,
    /// Whether the last line ended with `\r`, so that a `\n` that follows belongs to it.
    after_cr: bool,
}

impl Lines {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes of an incomplete line.
    pub(super) fn rest(&mut self) -> Option<Bytes> {
        self.seen = 0;
        (!self.bytes.is_empty()).then(|| self.bytes.split().freeze())
    }

    /// The next complete line; with `cr_ends`, a `\r` alone ends a line.
    pub(super) fn next(&mut self, cr_ends: bool) -> Option<String> {
        if self.after_cr && !self.bytes.is_empty() {
            self.after_cr = false;
            if self.bytes.starts_with(b"\n") {
                self.bytes.advance(1);
            }
        }
        let is_end = |byte: &u8| *byte == b'\n' || cr_ends && *byte == b'\r';
        let Some(end) = self.bytes.get(self.seen..)?.iter().position(is_end) else {
            self.seen = self.bytes.len();
            return None;
        };
        let line = self.bytes.split_to(self.seen + end);
        self.seen = 0;
        self.after_cr = self.bytes.starts_with(b"\r");
        self.bytes.advance(1);
        Some(text(line.strip_suffix(b"\r").unwrap_or(&line)))
    }

    /// The last line, which has no end.
    pub(super) fn last(&mut self) -> Option<String> {
        self.rest().map(|line| text(&line))
    }
}

fn text(line: &[u8]) -> String {
    String::from_utf8_lossy(line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use proptest::prelude::*;

    /// The lines of a text that is received in pieces.
    fn lines<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, cr_ends: bool) -> Vec<String> {
        let (mut lines, mut out) = (Lines::default(), Vec::new());
        for piece in pieces {
            lines.push(piece);
            out.extend(std::iter::from_fn(|| lines.next(cr_ends)));
        }
        out.extend(lines.last());
        out
    }

    #[test]
    fn lines_end_in_more_than_one_way() {
        assert_eq!(lines([&b"a\nb\r\n\nc\rd"[..]], false), ["a", "b", "", "c\rd"]);
        assert_eq!(lines([&b"a\nb\r\n\nc\rd\r\r"[..]], true), ["a", "b", "", "c", "d", ""]);
        assert_eq!(lines([&b"a\r"[..], b"\nb"], true), ["a", "b"]);
        assert_eq!(lines([&b"\xff"[..], b"\n"], false), ["\u{fffd}"]);
    }

    proptest! {
        #[test]
        fn lines_do_not_depend_on_the_pieces(text in "[ab\r\n]{0,30}", cut in 1_usize..5, cr_ends: bool) {
            let whole = lines([text.as_bytes()], cr_ends);
            prop_assert_eq!(whole, lines(text.as_bytes().chunks(cut), cr_ends));
        }
    }
}
