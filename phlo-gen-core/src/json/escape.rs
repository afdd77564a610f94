//! Escapes in strings of JSON: `\n`, `\u00e9`.
//!
//! The scanner reads a string with escapes character by character, which took a twentieth of an expansion, because macros
//! are not optimized. Loops over bytes take a fifth of that.

use std::borrow::Cow;

/// The text with underscores for its backslashes, and for the quotes and backslashes that they escape. The strings of
/// such a text end where they did before.
pub fn masked(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\\') {
        return text;
    }
    let mut masked = text.as_bytes().to_vec();
    let bytes = masked.as_mut_slice();
    let mut at = 0;
    // the search for a character is fast, because the standard library is compiled with optimization
    while let Some(first) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += first;
        while at < bytes.len() && bytes[at] != b'"' {
            if bytes[at] == b'\\' {
                bytes[at] = b'_';
                if at + 1 < bytes.len() && matches!(bytes[at + 1], b'\\' | b'"') {
                    bytes[at + 1] = b'_';
                }
            }
            at += 1;
        }
    }
    String::from_utf8(masked).map_or(text, Cow::Owned)
}

/// What the content of a string stands for. An escaped half of a surrogate pair, which JavaScript accepts, is U+FFFD.
///
/// # Errors
/// Where an unknown escape begins, in bytes.
pub fn unescaped(text: &str) -> Result<Cow<'_, str>, usize> {
    if !text.contains('\\') {
        return Ok(Cow::Borrowed(text));
    }
    // no character is longer than its escape
    let mut unescaped = text.as_bytes().to_vec();
    let (bytes, mut from, mut to) = (unescaped.as_mut_slice(), 0, 0);
    while from < bytes.len() {
        let byte = bytes[from];
        if byte != b'\\' {
            bytes[to] = byte;
            from += 1;
            to += 1;
        } else if let Some(byte) = bytes.get(from + 1).and_then(|letter| single(*letter)) {
            bytes[to] = byte;
            from += 2;
            to += 1;
        } else {
            let (character, length) = unicode(&bytes[from..]).ok_or(from)?;
            to += character.encode_utf8(&mut bytes[to..]).len();
            from += length;
        }
    }
    unescaped.truncate(to);
    Ok(Cow::Owned(String::from_utf8(unescaped).unwrap_or_default()))
}

/// The character of an escape of one letter.
fn single(letter: u8) -> Option<u8> {
    Some(match letter {
        b'n' => b'\n',
        b'"' | b'\\' | b'/' => letter,
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        _ => return None,
    })
}

/// The character of the `\uXXXX` that the bytes begin with, or of two that are one, and its length.
fn unicode(bytes: &[u8]) -> Option<(char, usize)> {
    let first = code_unit(bytes)?;
    match (first, bytes.get(6..).and_then(code_unit)) {
        (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) => {
            Some((char::from_u32(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))?, 12))
        }
        _ => Some((char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6)),
    }
}

/// The code unit of the `\uXXXX` that the bytes begin with.
fn code_unit(bytes: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = bytes else { return None };
    digits.get(..4)?.iter().try_fold(0, |sum, &digit| Some(sum * 16 + char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::{masked, unescaped};

    #[test]
    fn strings_end_where_they_did() {
        for (text, expected) in [
            (r#"{"a\"b": "c\\"}"#, r#"{"a__b": "c__"}"#),
            (r#"["\\\"", "é\né\u00e9"]"#, r#"["____", "é_né_u00e9"]"#),
            ("\"\\", "\"_"),
            ("// \\\n\"a\"", "// _\n\"a\""),
            ("\"é\\é\"", "\"é_é\""),
        ] {
            assert_eq!(masked(text.into()), expected);
            assert_eq!(masked(text.into()).len(), text.len());
        }
    }

    #[test]
    fn each_escape_stands_for_its_character() {
        assert_eq!(unescaped(r#"\"\\\/\b\f\n\r\tä\u00e4\u00E4\ud83d\udc4d."#).unwrap(), "\"\\/\u{8}\u{c}\n\r\täää👍.");
    }

    #[test]
    fn halves_of_surrogate_pairs_are_replaced() {
        assert_eq!(
            unescaped(r"\ud83d\u0041 \udc4d \ud83d\n \ud83d").unwrap(),
            "\u{fffd}A \u{fffd} \u{fffd}\n \u{fffd}"
        );
    }

    #[test]
    fn the_place_of_an_unknown_escape_is_known() {
        for (text, at) in [("é\\x", 2), ("\\n\\", 2), ("\\u12g4", 0), ("\\u12", 0), ("a\\'", 1), ("\\é", 0)] {
            assert_eq!(unescaped(text), Err(at), "{text}");
        }
    }
}
