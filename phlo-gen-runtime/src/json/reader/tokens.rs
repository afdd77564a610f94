//! The reader itself: its position, `null`, booleans and numbers.

use crate::json::reader::{Mismatch, Outcome, ReadError};
use std::borrow::Cow;

/// Reads a JSON text from the beginning, and checks everything that it reads or skips.
///
/// It cannot be used after an error.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
    pub(crate) depth: u8,
    /// Whether required members may be missing.
    pub(crate) gaps: bool,
    /// Whether it reads a value that an earlier member of the same name has set already.
    pub(crate) rereads: bool,
    /// What does not fit its type and was left out.
    pub(crate) mismatches: Vec<Mismatch>,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, gaps: false, rereads: false, mismatches: Vec::new() }
    }

    /// A reader that leaves missing members blank.
    pub(crate) fn with_gaps(text: &'a str) -> Self {
        Self { gaps: true, ..Self::new(text) }
    }

    /// Skips white space and returns the next byte, or 0 at the end.
    #[inline]
    pub fn peek(&mut self) -> u8 {
        loop {
            match self.byte(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return byte,
                None => return 0,
            }
        }
    }

    /// Checks that nothing but white space is left.
    ///
    /// # Errors
    /// Something is left.
    pub fn finish(&mut self) -> Outcome {
        self.peek();
        if self.at == self.text.len() { Ok(()) } else { Err(self.fail("the end")) }
    }

    /// Skips `null`, if it is next.
    ///
    /// # Errors
    /// Another word follows that begins with `n`.
    #[inline]
    pub fn null(&mut self) -> Result<bool, Box<ReadError>> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// Something else follows.
    pub fn boolean(&mut self) -> Result<bool, Box<ReadError>> {
        match self.peek() {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            _ => Err(self.fail("a boolean")),
        }
    }

    /// Reads a number, and returns its text.
    ///
    /// # Errors
    /// Something else follows, or a number that JSON does not allow: `01`, `1.`, `.5`, `+1`.
    pub fn number(&mut self) -> Result<&'a str, Box<ReadError>> {
        self.number_as("a number")
    }

    pub(crate) fn number_as(&mut self, expected: &'static str) -> Result<&'a str, Box<ReadError>> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.fail(expected));
        }
        let start = self.at;
        if self.byte(self.at) == Some(b'-') {
            self.at += 1;
        }
        if self.byte(self.at) == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte(self.at) == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.since(start))
    }

    /// Reads the digits of an integer that is not negative, has at most 18 of them, and neither fraction nor exponent. If
    /// another value is next, it reads nothing.
    #[inline]
    pub(crate) fn short_integer(&mut self) -> Option<&'a [u8]> {
        const MOST: usize = 18;
        self.peek();
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().position(|byte| !byte.is_ascii_digit())?;
        let (digits, after) = rest.split_at_checked(length)?;
        let is_one = matches!(digits, [b'0'] | [b'1'..=b'9', ..]) && !matches!(after, [b'.' | b'e' | b'E', ..]);
        if !is_one || length > MOST {
            return None;
        }
        self.at += length;
        Some(digits)
    }

    #[inline]
    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline]
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    #[cold]
    pub(crate) fn fail(&mut self, expected: &'static str) -> Box<ReadError> {
        let found = match self.peek() {
            0 if self.at == self.text.len() => "the end",
            b'"' => "a string",
            b'{' => "an object",
            b'[' => "a list",
            b't' | b'f' | b'n' => match self.letters() {
                "true" | "false" => "a boolean",
                "null" => "null",
                _ => return self.fail_here(expected),
            },
            b'-' | b'0'..=b'9' => "a number",
            _ => return self.fail_here(expected),
        };
        ReadError::new(expected, found, self.at)
    }

    /// The letters that begin here.
    #[cold]
    fn letters(&self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.get(..rest.bytes().take_while(u8::is_ascii_alphabetic).count()).unwrap_or_default()
    }

    /// An error at a character, not at a value.
    #[cold]
    pub(crate) fn fail_here(&self, expected: &'static str) -> Box<ReadError> {
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => Cow::Borrowed("the end"),
            Some(character) => Cow::Owned(format!("`{}`", character.escape_debug())),
        };
        ReadError::new(expected, found, self.at)
    }

    pub(crate) fn word(&mut self, word: &'static str) -> Outcome {
        if !self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return Err(self.fail_here(word));
        }
        self.at += word.len();
        Ok(())
    }

    fn digits(&mut self) -> Outcome {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte(self.at) {
            self.at += 1;
        }
        if self.at == start { Err(self.fail_here("a digit")) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    fn message(text: &str) -> String {
        let mut reader = Reader::new(text);
        match reader.skip().and_then(|()| reader.finish()) {
            Ok(()) => "none".to_owned(),
            Err(fail) => fail.to_string(),
        }
    }

    #[test]
    fn skipped_values_are_checked() {
        assert_eq!(message(r#" {"a": [1, -0.5e+3, {"b": null}], "c": "é\u00e9"} "#), "none");
        assert_eq!(message("[1, 2"), "expected `,` or `]`, found the end at byte 5");
        assert_eq!(message("[1,]"), "[1]: expected a value, found `]` at byte 3");
        assert_eq!(message("{\"a\" 1}"), "expected `:`, found a number at byte 5");
        assert_eq!(message("{n: 1}"), "expected a member name, found `n` at byte 1");
        assert_eq!(message("nul"), "expected null, found `n` at byte 0");
        assert_eq!(message("1 2"), "expected the end, found a number at byte 2");
        assert_eq!(message("\u{a0}1"), "expected a value, found `\\u{a0}` at byte 0");
        assert_eq!(message("\0"), "expected a value, found `\\0` at byte 0");
        assert_eq!(message(""), "expected a value, found the end at byte 0");
    }

    #[test]
    fn numbers_follow_the_grammar() {
        for number in ["0", "-0", "10", "1.5", "1e3", "1E-3", "-1.25e+10", "123456789012345678901234567890"] {
            assert_eq!(Reader::new(number).number().ok(), Some(number));
        }
        for text in ["", "-", "+1", ".5", "1.", "1e", "1e+", "01", "-01", "1.e3", "0x1", "NaN", "1_000"] {
            let mut reader = Reader::new(text);
            assert!(reader.number().and_then(|_| reader.finish()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_scalar_is_its_text() {
        assert_eq!(Reader::new(" \"a\\nb\"").scalar().ok().as_deref(), Some("a\nb"));
        assert_eq!(Reader::new("-1.50").scalar().ok().as_deref(), Some("-1.50"));
        assert_eq!(Reader::new("false").scalar().ok().as_deref(), Some("false"));
        assert!(Reader::new("null").scalar().is_err());
    }

    #[test]
    fn a_raw_value_has_no_surrounding_white_space() {
        let mut reader = Reader::new(" { \"a\" : 1 } ");
        assert_eq!(reader.raw().ok(), Some("{ \"a\" : 1 }"));
    }
}
