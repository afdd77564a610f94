//! Whole JSON texts, read into values.

use crate::json::{Decode, Mismatch, ReadError, Reader};

/// Reads one JSON text, the whole of it.
pub(crate) fn decode<T: Decode>(text: &str) -> Result<T, Box<ReadError>> {
    let mut value = T::blank();
    let mut reader = Reader::new(text);
    value.decode(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads bytes as one JSON text. What was left out because it does not fit its type is added to `mismatches`.
pub(crate) fn decode_bytes<T: Decode>(bytes: &[u8], mismatches: &mut Vec<Mismatch>) -> Result<T, Box<ReadError>> {
    let text = text(bytes)?;
    let before = bytes.len() - text.len();
    let mut value = T::blank();
    let mut reader = Reader::new(text);
    let read = value.decode(&mut reader).and_then(|()| reader.finish());
    if !reader.mismatches.is_empty() {
        mismatches.append(&mut reader.mismatches);
    }
    match read {
        Ok(()) => Ok(value),
        Err(mut error) => {
            error.at += before;
            Err(error)
        }
    }
}

/// Bytes as a string, without the byte order mark and control characters that some servers send before a value.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Box<ReadError>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_control() && !c.is_whitespace())),
        Err(error) => Err(ReadError::new("UTF-8", "other bytes", error.valid_up_to())),
    }
}
