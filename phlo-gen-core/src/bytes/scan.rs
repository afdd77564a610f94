//! The number of bytes of one kind at the beginning of a string.

/// The number of bytes of one kind at the beginning. The kind must contain no byte outside of ASCII or all of them, so
/// that the string can be split there.
///
/// A loop, because iterators take three times as long in a macro, which is not optimized.
pub(crate) fn leading(text: &str, is_of_kind: impl Fn(u8) -> bool) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest
        && is_of_kind(*byte)
    {
        rest = after;
    }
    text.len() - rest.len()
}

/// Whether a text is ASCII.
///
/// The standard library counts characters by a function that is compiled with optimization.
pub(crate) fn is_ascii(text: &str) -> bool {
    const SHORT: usize = 32;
    if text.len() < SHORT {
        leading(text, |byte| byte.is_ascii()) == text.len()
    } else {
        text.chars().count() == text.len()
    }
}

/// Whether a word is one of a list.
pub(crate) fn is_one_of(word: &str, list: &[&str]) -> bool {
    let mut list = list;
    while let [own, rest @ ..] = list {
        if own.len() == word.len() && *own == word {
            return true;
        }
        list = rest;
    }
    false
}

/// The text without blanks at its ends. Most texts have none.
pub(crate) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}
