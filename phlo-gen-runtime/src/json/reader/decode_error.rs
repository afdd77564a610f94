//! The error of JSON that does not fit its type.

use crate::json::ReadError;
use crate::json::reader::Step;
use std::borrow::Cow;
use std::fmt;

/// JSON does not fit the type that it is read into.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Json;
///
/// let error = Json::parse("[1,]").unwrap_err();
/// assert_eq!(error.to_string(), "[1]: expected a value, found `]` at byte 3");
/// assert_eq!((error.path(), error.offset()), ("[1]".to_owned(), 3));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<ReadError>);

impl DecodeError {
    /// The path of the value that does not fit: `objects[3].bill_duration`. Empty for the whole text.
    pub fn path(&self) -> String {
        self.0.path()
    }

    /// The error with other names of members in its path, and in what was found instead.
    pub(crate) fn with_names(mut self, rename: &dyn Fn(String) -> String) -> Self {
        if let Cow::Owned(found) = &mut self.0.found {
            *found = rename(std::mem::take(found));
        }
        for step in &mut self.0.path {
            if let Step::Member(name) = step {
                *name = rename(std::mem::take(name).into_owned()).into();
            }
        }
        self
    }

    /// The offset of the value in the text, in bytes.
    pub fn offset(&self) -> usize {
        self.0.at
    }
}

impl DecodeError {
    /// The same error of a value that contains this one.
    pub(super) fn push(&mut self, step: Step) {
        self.0.path.push(step);
    }
}

impl From<Box<ReadError>> for DecodeError {
    fn from(fail: Box<ReadError>) -> Self {
        Self(fail)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({})", self.0)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for DecodeError {}
