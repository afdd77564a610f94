//! How the reader reads values of any kind.

use crate::json::Reader;
use crate::json::reader::{Outcome, ReadError};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Reads a string, a number or a boolean, and returns its text.
    ///
    /// # Errors
    /// Something else follows.
    pub fn scalar(&mut self) -> Result<Cow<'a, str>, Box<ReadError>> {
        match self.peek() {
            b'"' => self.string(),
            b't' | b'f' => Ok(Cow::Borrowed(if self.boolean()? { "true" } else { "false" })),
            b'-' | b'0'..=b'9' => self.number().map(Cow::Borrowed),
            _ => Err(self.fail("a string")),
        }
    }

    /// Checks and skips the next value.
    ///
    /// # Errors
    /// No value follows.
    pub fn skip(&mut self) -> Outcome {
        match self.peek() {
            b'"' => self.string().map(drop),
            b'{' => self.members(&mut |reader, _| reader.skip()),
            b'[' => self.elements(&mut |reader, _| reader.skip()),
            b't' | b'f' => self.boolean().map(drop),
            b'n' => self.word("null"),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            _ => Err(self.fail("a value")),
        }
    }

    /// Checks the next value and returns its text.
    ///
    /// # Errors
    /// No value follows.
    pub fn raw(&mut self) -> Result<&'a str, Box<ReadError>> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(self.since(start))
    }
}
