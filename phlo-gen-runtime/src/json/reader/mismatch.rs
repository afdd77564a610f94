//! Members of a response that do not fit their types and were left out.

use crate::json::reader::{DecodeError, Step};
use std::fmt;

/// A member of a response that does not fit its type, so that it has no value: with the option `responses = "lenient"`.
///
/// It prints where it stands and what was expected, and never its value, which [`Mismatch::text`] returns.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    error: DecodeError,
    text: String,
}

impl Mismatch {
    pub(super) fn new(error: DecodeError, text: &str) -> Self {
        Self { error, text: text.to_owned() }
    }

    /// The same of a value that contains this one.
    pub(super) fn push(&mut self, step: Step) {
        self.error.push(step);
    }

    /// The same with other names of members in its path.
    pub(crate) fn with_names(self, rename: &dyn Fn(String) -> String) -> Self {
        Self { error: self.error.with_names(rename), ..self }
    }

    /// The path of the member: `objects[3].bill_duration`.
    pub fn path(&self) -> String {
        self.error.path()
    }

    /// What stands there instead, as JSON.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why it does not fit.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mismatch({})", self.error)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}
