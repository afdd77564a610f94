//! An option that cannot be applied.

use crate::diagnostic::edit_distance;
use std::fmt;

/// An option that cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError {
    /// The option.
    pub option: &'static str,
    /// The given value.
    pub given: String,
    /// The problem.
    pub message: String,
    /// The advice.
    pub help: Option<String>,
}

/// The problem and the advice.
impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "\nhelp: {help}"))
    }
}

/// The error of a name that does not exist, with the nearest one that does.
pub fn unknown(option: &'static str, given: &str, problem: &str, known: &[String]) -> OptionError {
    let help = nearest(given, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    OptionError { option, given: given.to_owned(), message: format!("{problem} `{given}`"), help }
}

/// The known word that is most similar to the given one, if any is.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let longest = given.chars().count();
    known
        .map(|word| (edit_distance(&given, &word.to_lowercase()), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance * 2 <= longest.max(word.chars().count()))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_like_the_given_one() {
        assert_eq!(nearest("PHLO/Rum", ["Calls/Make", "PHLO/Run"].into_iter()), Some("PHLO/Run"));
        assert_eq!(nearest("xyz", ["abcdef"].into_iter()), None);
    }
}
