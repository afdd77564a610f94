//! Text as lenient readers see it: quoted-printable, HTML without semicolons and without tags, octal escapes, bytes as numbers.

use crate::error::redaction::decoded_text::DecodedText;
use std::ops::Range;

/// Tags are no longer than this.
const LONGEST_TAG: usize = 80;

/// A shorter run of hexadecimal digits holds no secret.
const SHORTEST_DIGITS: usize = 12;

/// What a text is to readers that are more lenient than most.
pub(super) fn lenient_readings(text: &DecodedText) -> [DecodedText; 5] {
    let [hexadecimal, decimal, octal, binary] =
        [hexadecimal, decimal, octal, binary].map(|kind| from_numbers(text, kind));
    [without_tags_and_escapes(text), hexadecimal, decimal, octal, binary]
}

/// What the pairs of hexadecimal digits in a text decode to, with a zero byte between two runs of them.
pub(super) fn from_digits(text: &DecodedText) -> DecodedText {
    let mut out = DecodedText::default();
    let mut at = 0;
    while at < text.bytes.len() {
        let rest = text.bytes.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        for pair in (at..at + length).step_by(2).filter(|_| length >= SHORTEST_DIGITS) {
            if let Some(byte) = text.bytes.get(pair..pair + 2).and_then(|pair| number(pair, 16)) {
                out.push(u8::try_from(byte).unwrap_or_default(), text.place(pair..pair + 2));
            }
        }
        if length > 0 && out.bytes.last().is_some_and(|last| *last != 0) {
            out.push(0, 0..0);
        }
        at += length.max(1);
    }
    out
}

/// A text without HTML's tags, with the escapes that [`last_escape`](super::escapes::last_escape) cannot know by their
/// last byte.
fn without_tags_and_escapes(text: &DecodedText) -> DecodedText {
    let mut out = DecodedText::default();
    let mut at = 0;
    while let Some(byte) = text.bytes.get(at) {
        let rest = text.bytes.get(at..).unwrap_or_default();
        match escape(rest) {
            Some((length, code)) => {
                let pair = if (0xd800..0xdc00).contains(&code) {
                    escape(rest.get(length..).unwrap_or_default())
                } else {
                    None
                };
                let (length, code) = match pair {
                    Some((second, low @ 0xdc00..0xe000)) => {
                        (length + second, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00))
                    }
                    _ => (length, code),
                };
                push_code(&mut out, code, *byte == b'&' || rest.starts_with(b"\\U"), text.place(at..at + length));
                at += length;
            }
            None => match ignored(rest) {
                0 => {
                    out.push(*byte, text.place(at..at + 1));
                    at += 1;
                }
                length => at += length,
            },
        }
    }
    out
}

/// Adds a character, or a byte.
fn push_code(out: &mut DecodedText, code: u32, is_character: bool, place: Range<usize>) {
    let mut utf8 = [0; 4];
    match char::from_u32(code).filter(|_| is_character) {
        Some(character) => character.encode_utf8(&mut utf8).bytes().for_each(|byte| out.push(byte, place.clone())),
        None => out.push(u8::try_from(code).unwrap_or_default(), place),
    }
}

/// The length and the code of the escape at the beginning of a text: `=5A`, `\132`, `\U0000005a`, `&#90` and `&#x5a`.
fn escape(text: &[u8]) -> Option<(usize, u32)> {
    match text {
        [b'=', high, low, ..] => Some((3, number(&[*high, *low], 16)?)),
        [b'\\', first @ b'0'..=b'7', ..] => {
            let longest = if *first <= b'3' { 3 } else { 2 };
            let length = text.iter().skip(1).take(longest).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
            Some((length + 1, number(text.get(1..=length)?, 8)?))
        }
        [b'\\', b'U', digits @ ..] => Some((10, number(digits.get(..8)?, 16)?)),
        [b'&', b'#', b'x' | b'X', digits @ ..] => numeric_entity(3, digits, 16),
        [b'&', b'#', digits @ ..] => numeric_entity(2, digits, 10),
        _ => None,
    }
}

fn numeric_entity(start: usize, digits: &[u8], radix: u32) -> Option<(usize, u32)> {
    let length = digits.iter().take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let code = number(digits.get(..length)?, radix)?;
    Some((start + length + usize::from(digits.get(length) == Some(&b';')), code))
}

/// The length of what is not text at the beginning of one: a tag, the name of a character, a line break in
/// quoted-printable, a colour of a terminal.
fn ignored(text: &[u8]) -> usize {
    match text {
        [b'=', b'\r', b'\n', ..] => 3,
        [b'=', b'\n', ..] => 2,
        [b']', b']', b'>', ..] => 3,
        _ if text.starts_with(b"<![CDATA[") => 9,
        [0x1b, b'[', ..] => text.iter().take(16).position(u8::is_ascii_alphabetic).map_or(2, |end| end + 1),
        [b'&', name @ ..] => {
            let length = name.iter().take(10).take_while(|byte| byte.is_ascii_alphabetic()).count();
            if length > 1 && name.get(length) == Some(&b';') { length + 2 } else { 0 }
        }
        [b'<', b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] => {
            text.iter().take(LONGEST_TAG).position(|byte| *byte == b'>').map_or(0, |end| end + 1)
        }
        _ => 0,
    }
}

/// The bytes that a text lists as numbers, `5a:71` or `[90, 113]`, with a zero byte between two lists.
fn from_numbers(text: &DecodedText, number: fn(&[u8]) -> Option<u32>) -> DecodedText {
    let mut out = DecodedText::default();
    let mut at = 0;
    while at < text.bytes.len() {
        let rest = text.bytes.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let byte = rest.get(..length).and_then(number).and_then(|number| u8::try_from(number).ok());
        match byte {
            Some(byte) => out.push(byte, text.place(at..at + length)),
            None if length > 0 && out.bytes.last().is_some_and(|last| *last != 0) => out.push(0, 0..0),
            None => {}
        }
        at += length.max(1);
    }
    out
}

fn hexadecimal(word: &[u8]) -> Option<u32> {
    let digits = word.strip_prefix(b"0x").or(word.strip_prefix(b"x")).unwrap_or(word);
    // code points have four digits and more: `U+005A`, `\00005a`
    if (2..=8).contains(&digits.len()) { number(digits, 16) } else { None }
}

fn octal(word: &[u8]) -> Option<u32> {
    if (2..=4).contains(&word.len()) { number(word, 8) } else { None }
}

fn binary(word: &[u8]) -> Option<u32> {
    if (7..=8).contains(&word.len()) { number(word, 2) } else { None }
}

fn decimal(word: &[u8]) -> Option<u32> {
    if word.len() <= 3 { number(word, 10) } else { None }
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let is_number = digits.iter().all(|byte| char::from(*byte).is_digit(radix));
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::{DecodedText, from_digits, lenient_readings};

    fn readings(raw: &str) -> [String; 5] {
        lenient_readings(&DecodedText::raw(raw.as_bytes()))
            .map(|text| String::from_utf8_lossy(&text.bytes).into_owned())
    }

    #[test]
    fn tags_and_escapes_are_read() {
        for raw in [
            "=41=62=\r\nc",
            r"\101\142c",
            r"\U00000041bc",
            "&#65&#98c",
            "&#x41;&#00098;c",
            "<b>A</b><i x='1'>bc",
            "A=\nbc",
        ] {
            assert_eq!(readings(raw)[0], "Abc", "{raw}");
        }
        assert_eq!(readings("&#55357;&#56593 \\303\\251")[0], "🔑 é");
        assert_eq!(readings("\\53\\7&ouml;\u{1b}[1;31mb<![CDATA[c]]>")[0], "+\u{7}bc");
        let plain = "1 < 2 > 0, a=b \\9 &# & p; \\u0041 <3";
        assert_eq!(readings(plain)[0], plain);
        let long = format!("a<b {}>c", "x".repeat(100));
        assert_eq!(readings(&long)[0], long);
    }

    #[test]
    fn lists_of_bytes_are_read() {
        for raw in ["41:62:63", "41 62 63", "41-62-63", "0x41, 0x62, 0x63", r"\x41\x62\x63"] {
            assert_eq!(readings(raw)[1], "Abc", "{raw}");
        }
        assert_eq!((readings("U+0041 U+00062")[1].as_str(), readings("\\0000411")[1].as_str()), ("A\0b", ""));
        assert_eq!((readings("101 0142")[3].as_str(), readings("1000001 01100010")[4].as_str()), ("Ab", "Ab"));
        assert_eq!(readings("[65, 98,99]")[2], "Abc");
        assert_eq!(readings("a [65, 98, 999, 99] b 1")[2], "Ab\0c\0\u{1}");
    }

    #[test]
    fn runs_of_digits_are_read() {
        let read = from_digits(&DecodedText::raw(b"x=414263414263&4142 0x4142634142634"));
        assert_eq!(String::from_utf8_lossy(&read.bytes), "ABcABc\0ABcABc\0");
        assert_eq!((read.place(0..1), read.place(0..6)), (2..4, 2..14));
    }

    #[test]
    fn each_byte_has_its_place() {
        let [text, hexadecimal, decimal, ..] = lenient_readings(&DecodedText::raw(b"x=41<b>b"));
        assert_eq!((text.place(0..2), text.place(1..3)), (0..4, 1..8));
        assert_eq!((hexadecimal.place(0..1), decimal.place(0..1)), (2..4, 2..4));
    }
}
