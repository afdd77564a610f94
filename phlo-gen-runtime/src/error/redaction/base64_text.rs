//! The base64 in a text, decoded wherever its groups of four characters begin.

use crate::error::redaction::decoded_text::DecodedText;

/// Fewer characters hold no secret.
const SHORTEST: usize = 6;

/// A byte that is part of no character, between the contents of two pieces of base64.
const END: u8 = 0xff;

/// What the base64 in a text decodes to, by where in each piece the first group of four characters begins.
pub(super) fn decodings(text: &DecodedText) -> [DecodedText; 4] {
    [0, 1, 2, 3].map(|skipped| decode(text, skipped))
}

/// Decodes each piece of base64, of either alphabet, after this many of its characters. White space is ignored: words
/// before it only move where its groups begin.
fn decode(text: &DecodedText, skipped: usize) -> DecodedText {
    let mut out = DecodedText::default();
    let mut piece = Vec::new();
    for (at, byte) in text.bytes.iter().enumerate() {
        match sextet(*byte) {
            Some(bits) => piece.push((at, bits)),
            None if byte.is_ascii_whitespace() => {}
            None => {
                flush(text, &mut piece, skipped, &mut out);
                if out.bytes.last() != Some(&END) {
                    out.push(END, 0..0);
                }
            }
        }
    }
    flush(text, &mut piece, skipped, &mut out);
    out
}

fn flush(text: &DecodedText, piece: &mut Vec<(usize, u32)>, skipped: usize, out: &mut DecodedText) {
    if piece.len() >= SHORTEST {
        for group in piece.get(skipped..).unwrap_or_default().chunks(4) {
            decode_group(text, group, out);
        }
    }
    piece.clear();
}

/// Decodes a group of up to four characters.
fn decode_group(text: &DecodedText, group: &[(usize, u32)], out: &mut DecodedText) {
    for (index, pair) in group.windows(2).enumerate() {
        let [(first, high), (last, low)] = pair else { continue };
        let bits = (high << 6 | low) >> (4 - 2 * index) & 0xff;
        out.push(u8::try_from(bits).unwrap_or_default(), text.place(*first..*last + 1));
    }
}

/// The six bits of a character.
fn sextet(byte: u8) -> Option<u32> {
    let bits = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(bits))
}

#[cfg(test)]
mod tests {
    use super::{DecodedText, decodings};

    fn decoded(text: &str) -> Vec<String> {
        let all = decodings(&DecodedText::raw(text.as_bytes()));
        all.iter().map(|one| String::from_utf8_lossy(&one.bytes).into_owned()).collect()
    }

    #[test]
    fn base64_is_decoded_wherever_it_begins() {
        assert_eq!(decoded("aHVudGVyMg==}")[0], "hunter2\u{fffd}");
        assert!(decoded("xaHVudGVyMg")[1].starts_with("hunter2"));
        assert!(decoded("xx/aHVudGVyMg")[3].starts_with("hunter2"));
        assert_eq!(decoded("aHVu\r\ndGVy\nMg")[0], "hunter2");
        assert!(decoded("it is aHVu dGVy Mg")[0].ends_with("hunter2"));
        assert_eq!((decoded("c3_Dv8O_")[0].as_str(), decoded("c3/Dv8O/")[0].as_str()), ("s\u{7f}ÿÿ", "s\u{7f}ÿÿ"));
    }

    #[test]
    fn each_byte_has_its_characters() {
        let [decoded, ..] = decodings(&DecodedText::raw(b"=aHVudGVyMg==}"));
        assert_eq!((decoded.place(1..2), decoded.place(2..3), decoded.place(1..8)), (1..3, 2..4, 1..11));
    }
}
