//! The types that the body of a response is read into.

use crate::json::{Decode, Mismatch, ReadError, decode_bytes};
use bytes::Bytes;

/// Why a body cannot be read.
pub type PayloadError = Box<ReadError>;

/// A type that a body is read into: JSON by its type, [`RawBody`](crate::RawBody) as it is, [`Empty`](crate::Empty) not
/// at all.
pub trait Payload: Sized {
    /// Reads the body of a response with this status. What was left out because it does not fit its type is added to
    /// `mismatches`.
    #[doc(hidden)]
    fn read(status: u16, body: &Bytes, mismatches: &mut Vec<Mismatch>) -> Result<Self, PayloadError>;
}

impl<T: Decode> Payload for T {
    fn read(_: u16, body: &Bytes, mismatches: &mut Vec<Mismatch>) -> Result<Self, PayloadError> {
        if body.trim_ascii().is_empty() {
            return T::null_value().ok_or_else(|| ReadError::new("a value", "an empty body", 0));
        }
        decode_bytes(body, mismatches)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Payload};

    fn read<T: Payload>(body: &'static str) -> Result<T, String> {
        T::read(200, &Bytes::from_static(body.as_bytes()), &mut Vec::new()).map_err(|fail| fail.to_string())
    }

    #[test]
    fn an_empty_body_is_null_if_the_type_allows_it() {
        assert_eq!(read::<Option<i64>>(" \r\n"), Ok(None));
        assert_eq!(read::<i64>(""), Err("expected a value, found an empty body at byte 0".to_owned()));
        assert_eq!(read::<()>(""), Ok(()));
    }

    #[test]
    fn a_body_is_one_json_text() {
        assert_eq!(read::<Vec<i64>>(" [1] "), Ok(vec![1]));
        assert_eq!(read::<i64>("1 2"), Err("expected the end, found a number at byte 2".to_owned()));
        assert_eq!(read::<Vec<i64>>("\u{feff}[1]"), Ok(vec![1]));
        assert_eq!(read::<i64>("\u{feff}x"), Err("expected an integer, found `x` at byte 3".to_owned()));
        let latin = i64::read(200, &Bytes::from_static(b"\xe9"), &mut Vec::new()).map_err(|fail| fail.to_string());
        assert_eq!(latin, Err("expected UTF-8, found other bytes at byte 0".to_owned()));
    }
}
