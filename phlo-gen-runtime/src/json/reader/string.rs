//! How the reader reads strings: borrowed if nothing is escaped.

use crate::json::Reader;
use crate::json::reader::ReadError;
use crate::json::string_scan::plain_length;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Reads a string.
    ///
    /// # Errors
    /// The next value is not a string, or it contains a bare control character, an unknown escape or half of a
    /// surrogate pair.
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, str>, Box<ReadError>> {
        self.string_as("a string")
    }

    #[inline]
    pub(crate) fn string_as(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Box<ReadError>> {
        if self.peek() != b'"' {
            return Err(self.fail(expected));
        }
        self.at += 1;
        let start = self.at;
        self.plain();
        let text = self.since(start);
        if self.byte(self.at) == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        self.escaped(text).map(Cow::Owned)
    }

    /// Skips the characters of a string that need no decoding.
    #[inline]
    fn plain(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += plain_length(rest);
    }

    #[cold]
    fn escaped(&mut self, plain: &str) -> Result<String, Box<ReadError>> {
        let mut out = plain.to_owned();
        loop {
            match self.byte(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.fail_here("a string without control characters")),
                None => return Err(self.fail_here("a closing quote")),
            }
            let start = self.at;
            self.plain();
            out.push_str(self.since(start));
        }
    }

    fn escape(&mut self) -> Result<char, Box<ReadError>> {
        self.at += 1;
        let character = match self.byte(self.at) {
            Some(b'u') => return self.unicode(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            _ => return Err(self.fail_here("an escape")),
        };
        self.at += 1;
        Ok(character)
    }

    fn unicode(&mut self) -> Result<char, Box<ReadError>> {
        let unit = self.unit()?;
        let code = match unit {
            0xD800..0xDC00 => {
                if self.byte(self.at) != Some(b'\\') || self.byte(self.at + 1) != Some(b'u') {
                    return Err(self.fail_here("the other half of a surrogate pair"));
                }
                self.at += 1;
                let low = self.unit()?;
                if !(0xDC00..0xE000).contains(&low) {
                    return Err(self.fail_here("the other half of a surrogate pair"));
                }
                0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            unit => unit,
        };
        char::from_u32(code).ok_or_else(|| self.fail_here("the first half of a surrogate pair before"))
    }

    /// Reads `u` and four digits.
    fn unit(&mut self) -> Result<u32, Box<ReadError>> {
        self.at += 1;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte(self.at).and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.fail_here("four hexadecimal digits")) };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cow, Reader};

    fn read(text: &str) -> Option<Cow<'_, str>> {
        Reader::new(text).string().ok()
    }

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(read("\"plain é\""), Some(Cow::Borrowed("plain é"))));
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(read(r#""a\"\\\/\b\f\n\r\tA\u00e9z""#).as_deref(), Some("a\"\\/\u{8}\u{c}\n\r\tAéz"));
        assert_eq!(read(r#""\uD83D\ude00!""#).as_deref(), Some("😀!"));
    }

    #[test]
    fn strings_that_serde_json_refuses_are_refused() {
        for text in [
            r#""\uD83D""#,
            r#""\uDE00""#,
            r#""\uD83D\u0041""#,
            r#""\uD83D\uE000""#,
            r#""\uD83D\n""#,
            r#""\u+041""#,
            r#""\u00""#,
            r#""\x41""#,
            "\"a\nb\"",
            "\"\0\"",
            "\"open",
            "\"open\\",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn delete_and_separators_need_no_escape() {
        assert_eq!(read("\"\u{7f}\u{2028}\"").as_deref(), Some("\u{7f}\u{2028}"));
    }

    #[test]
    fn every_byte_is_recognized_at_every_position() {
        for (byte, before) in (0..128_u8).flat_map(|byte| (0..20).map(move |before| (byte, before))) {
            let inside = format!("{}{}{}", "é".repeat(before / 2), "a".repeat(before % 2), char::from(byte));
            let plain = !matches!(byte, b'"' | b'\\' | ..b' ');
            assert_eq!(read(&format!("\"{inside}0 bytes behind\"")) == Some((inside + "0 bytes behind").into()), plain);
        }
    }
}
