//! An option that cannot be applied.

use crate::diagnostic::nearest;
use std::fmt;

/// An option that cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError {
    /// The option.
    pub option: &'static str,
    /// The value or the key that the user wrote.
    pub given: String,
    /// What is wrong with it.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Whether it names nothing of the collection; another version of it may have what it names.
    pub is_unknown: bool,
}

/// What is wrong, and what to do about it.
impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "\nhelp: {help}"))
    }
}

/// The error of a name that does not exist, with the nearest one that does.
pub fn unknown(option: &'static str, given: &str, problem: &str, known: &[String]) -> OptionError {
    let help = nearest(given, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    OptionError { option, given: given.to_owned(), message: format!("{problem} `{given}`"), help, is_unknown: true }
}
