//! JSON without derives: one reader and one writer for every generated type.
//!
//! A type says how its members are reached ([`crate::shape`]), and the loops here walk over them. Nothing in this
//! module is compiled again for each generated type.

mod any;
mod containers;
mod custom;
mod fail;
mod map;
mod nullable;
mod number;
mod object;
mod or_text;
mod reader;
mod scalars;
mod secret;
#[cfg(test)]
mod strictness;
mod string;
mod wrappers;
mod write;

pub use any::Json;
pub use custom::ViaSerde;
pub use fail::{Fail, Outcome};
pub use map::Map;
pub use nullable::Nullable;
pub use number::Number;
pub use or_text::OrText;
pub use reader::Reader;
pub use secret::Secret;
pub use write::write_string;
pub(crate) use write::write_string_content;

use crate::shape::Decode;

/// Reads one JSON text, the whole of it.
pub(crate) fn decode<T: Decode>(text: &str) -> Result<T, Box<Fail>> {
    let mut value = T::blank();
    let mut reader = Reader::new(text);
    value.decode(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads bytes that ought to be one JSON text.
pub(crate) fn decode_bytes<T: Decode>(bytes: &[u8]) -> Result<T, Box<Fail>> {
    let text = text(bytes)?;
    let before = bytes.len() - text.len();
    decode(text).map_err(|mut fail| {
        fail.at += before;
        fail
    })
}

/// Bytes as a text, behind the mark of byte order that some servers send.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Box<Fail>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => Err(Fail::new("UTF-8", "other bytes", error.valid_up_to())),
    }
}
