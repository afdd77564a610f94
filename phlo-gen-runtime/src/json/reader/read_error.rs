//! Why a JSON text could not be read into a type.

use std::borrow::Cow;
use std::fmt;

/// Whether a value was read.
pub type Outcome = Result<(), Box<ReadError>>;

/// Where reading stopped, what was expected there, and what was found. It never quotes a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The path of the value, the innermost step first.
    pub(crate) path: Vec<Step>,
    /// What the type requires.
    pub(crate) expected: &'static str,
    /// What the text holds.
    pub(crate) found: Cow<'static, str>,
    /// Its offset in bytes.
    pub(crate) at: usize,
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Member(Cow<'static, str>),
    /// An element of a list.
    Element(usize),
}

impl ReadError {
    #[cold]
    pub(crate) fn new(expected: &'static str, found: impl Into<Cow<'static, str>>, at: usize) -> Box<Self> {
        Box::new(Self { path: Vec::new(), expected, found: found.into(), at })
    }

    #[cold]
    pub(crate) fn inside(mut self: Box<Self>, step: Step) -> Box<Self> {
        self.path.push(step);
        self
    }

    /// The path of the value as a program would write it: `objects[3].bill_duration`.
    pub(crate) fn path(&self) -> String {
        let mut out = String::new();
        for step in self.path.iter().rev() {
            match step {
                Step::Element(index) => out.push_str(&format!("[{index}]")),
                Step::Member(name) if !is_plain(name) => out.push_str(&format!("[{name:?}]")),
                Step::Member(name) => {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(name);
                }
            }
        }
        out
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        write!(f, "expected {}, found {} at byte {}", self.expected, self.found, self.at)
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$'))
}

#[cfg(test)]
mod tests {
    use super::{ReadError, Step};

    #[test]
    fn the_path_reads_from_the_outside_in() {
        let fail = ReadError::new("an integer", "a string", 812)
            .inside(Step::Member("bill_duration".into()))
            .inside(Step::Element(3))
            .inside(Step::Member("objects".into()));
        assert_eq!(fail.to_string(), "objects[3].bill_duration: expected an integer, found a string at byte 812");
    }

    #[test]
    fn a_name_that_is_no_word_is_quoted() {
        let fail = ReadError::new("a value", "nothing", 0)
            .inside(Step::Member("to.number".into()))
            .inside(Step::Member("a".into()));
        assert_eq!(fail.path(), "a[\"to.number\"]");
    }

    #[test]
    fn a_text_as_a_whole_has_no_path() {
        assert_eq!(
            ReadError::new("UTF-8", "other bytes", 3).to_string(),
            "expected UTF-8, found other bytes at byte 3"
        );
    }
}
