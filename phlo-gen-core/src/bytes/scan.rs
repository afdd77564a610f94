//! Which bytes a string begins with, or has only; and comparisons that ask for the length first.

/// The bytes of a kind: a table, which is read faster than bytes are compared in a macro, which is not optimized.
pub(crate) struct Kind(pub(crate) [bool; 256]);

/// A [`Kind`]: the bytes of a pattern, or all others.
macro_rules! kind {
    (not $pattern:pat) => {
        kind!(@table byte, !matches!(byte, $pattern))
    };
    ($pattern:pat) => {
        kind!(@table byte, matches!(byte, $pattern))
    };
    (@table $byte:ident, $is_of_kind:expr) => {{
        static KIND: $crate::bytes::Kind = {
            let (mut table, mut $byte) = ([false; 256], 0_u8);
            loop {
                table[$byte as usize] = $is_of_kind;
                if $byte == u8::MAX {
                    break $crate::bytes::Kind(table);
                }
                $byte += 1;
            }
        };
        &KIND
    }};
}

pub(crate) use kind;

/// The number of bytes of one kind at the beginning. The kind must contain no byte outside of ASCII or all of them, so
/// that the string can be split there.
pub(crate) fn leading(text: &str, kind: &Kind) -> usize {
    leading_bytes(text.as_bytes(), kind)
}

/// The same of bytes.
pub(crate) fn leading_bytes(bytes: &[u8], kind: &Kind) -> usize {
    let (mut rest, Kind(table)) = (bytes, kind);
    // four at a time, which takes two thirds of the time
    while let [a, b, c, d, after @ ..] = rest
        && table[*a as usize]
        && table[*b as usize]
        && table[*c as usize]
        && table[*d as usize]
    {
        rest = after;
    }
    while let [byte, after @ ..] = rest
        && table[*byte as usize]
    {
        rest = after;
    }
    bytes.len() - rest.len()
}

/// Where the first byte of a kind is, which must be ASCII.
///
/// The standard library compares each character with each one of an array, which takes thirty times as long in a macro.
pub(crate) fn position(text: &str, kind: &Kind) -> Option<usize> {
    let (mut rest, Kind(table)) = (text.as_bytes(), kind);
    while let [a, b, c, d, after @ ..] = rest
        && !table[*a as usize]
        && !table[*b as usize]
        && !table[*c as usize]
        && !table[*d as usize]
    {
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        if table[*byte as usize] {
            return Some(text.len() - rest.len());
        }
        rest = after;
    }
    None
}

/// Where a word of ASCII begins, whose first letter or sign is rare.
///
/// The search for a character is fast, because the standard library is compiled with optimization; that for a word is not.
pub(crate) fn find_rare(text: &str, word: &str) -> Option<usize> {
    let first = char::from(*word.as_bytes().first()?);
    let mut from = 0;
    while let Some(at) = text[from..].find(first) {
        from += at;
        if text.as_bytes()[from..].starts_with(word.as_bytes()) {
            return Some(from);
        }
        from += 1;
    }
    None
}

/// Whether all bytes are of one kind.
pub(crate) fn all(text: &str, kind: &Kind) -> bool {
    leading(text, kind) == text.len()
}

/// Whether a text is ASCII.
///
/// The standard library counts characters by a function that is compiled with optimization.
pub(crate) fn is_ascii(text: &str) -> bool {
    const SHORT: usize = 32;
    if text.len() < SHORT { all(text, kind!(0..=0x7F)) } else { text.chars().count() == text.len() }
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

#[cfg(test)]
mod tests {
    use super::{all, find_rare, is_ascii, leading, position};

    #[test]
    fn the_bytes_of_a_kind_at_the_beginning_are_counted() {
        for length in 0..12 {
            let text = "a".repeat(length);
            assert_eq!(leading(&text, kind!(b'a'..=b'z')), length);
            assert_eq!(leading(&format!("{text}.aaaa"), kind!(b'a'..=b'z')), length);
            assert_eq!(leading(&format!("{text}éa"), kind!(0..=0x7F)), length);
            assert!(all(&text, kind!(not b'b' | b'c')) && !all(&format!("{text}c"), kind!(not b'b' | b'c')));
        }
    }

    #[test]
    fn bytes_and_words_are_found() {
        for length in 0..12 {
            let text = "é".repeat(length);
            assert_eq!(position(&text, kind!(b'.' | b':')), None);
            assert_eq!(position(&format!("{text}:.aaaa"), kind!(b'.' | b':')), Some(2 * length));
            assert_eq!(find_rare(&text, "://"), None);
            assert_eq!(find_rare(&format!("{text}::/://"), "://"), Some(2 * length + 3));
        }
    }

    #[test]
    fn long_and_short_texts_are_ascii() {
        for length in [0, 1, 31, 32, 200] {
            let text = "~".repeat(length);
            assert!(is_ascii(&text) && !is_ascii(&format!("{text}é")));
        }
    }
}
