//! A key in a text.

use std::borrow::Cow;
use std::ops::Range;

/// A key in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its bytes.
    pub range: Range<usize>,
    /// The variable that replaces it.
    pub name: Cow<'static, str>,
    /// What it is, with an article.
    pub title: &'static str,
}

impl Key {
    /// A key of a kind with a name of its own.
    pub fn new(range: Range<usize>, name: &'static str, title: &'static str) -> Self {
        Key { range, name: Cow::Borrowed(name), title }
    }
}

/// The name of the variable for a secret that is called so: its letters and digits in lower case, with `_` between words.
pub fn variable_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_ascii_lowercase()
}
