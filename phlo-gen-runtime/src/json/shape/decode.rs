//! Types that JSON is read into.

use crate::json::{Outcome, Reader};

/// A type that JSON is read into, in place.
pub trait Decode: Blank {
    /// Reads the next JSON value.
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome;
    /// The value of `null` in an option or of an empty body, if the type has one.
    fn null_value() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// A value to start from, before anything is read or set. Not `Default`: it is not meant to be sent.
pub trait Blank {
    /// The empty value.
    fn blank() -> Self;
}
