//! Whole JSON texts, read into values.

use crate::json::{Decode, ReadError, Reader};

/// Reads one JSON text, the whole of it.
pub(crate) fn decode<T: Decode>(text: &str) -> Result<T, Box<ReadError>> {
    let mut value = T::blank();
    let mut reader = Reader::new(text);
    value.decode(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads bytes as one JSON text.
pub(crate) fn decode_bytes<T: Decode>(bytes: &[u8]) -> Result<T, Box<ReadError>> {
    let text = text(bytes)?;
    let before = bytes.len() - text.len();
    decode(text).map_err(|mut error| {
        error.at += before;
        error
    })
}

/// Bytes as a string, without the byte order mark that some servers send.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Box<ReadError>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => Err(ReadError::new("UTF-8", "other bytes", error.valid_up_to())),
    }
}
