//! Latin filler words: converters of OpenAPI name the members of a map with them.

use crate::bytes::Words;

/// Words that are no words of English, and none of its words begins with them.
const LONG: &[&str] = &[
    "adipisicing",
    "adipiscing",
    "aliqua",
    "aliquip",
    "cillum",
    "commodo",
    "consectetur",
    "consequat",
    "cupidatat",
    "deserunt",
    "dolore",
    "eiusmod",
    "excepteur",
    "exercitation",
    "fugiat",
    "incididunt",
    "irure",
    "laboris",
    "laborum",
    "lorem",
    "mollit",
    "nostrud",
    "nulla",
    "occaecat",
    "officia",
    "pariatur",
    "proident",
    "reprehenderit",
    "ullamco",
    "velit",
    "veniam",
    "voluptate",
];

/// The others.
const SHORT: &[&str] = &[
    "ad", "aliquip", "amet", "anim", "aute", "culpa", "do", "dolor", "duis", "ea", "elit", "enim", "esse", "est", "et",
    "eu", "ex", "id", "in", "ipsum", "labore", "magna", "minim", "nisi", "non", "qui", "quis", "sed", "sint", "sit",
    "sunt", "tempor", "ut",
];

static LONG_WORDS: Words = Words::new(LONG);
static SHORT_WORDS: Words = Words::new(SHORT);

/// The maximum length of what makes a name unique: `ut20`, `in_3fe`.
const SUFFIX: usize = 4;

/// Whether all names are filler words, and one of them cannot be anything else.
pub fn are_filler<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    names.clone().all(is_filler) && names.clone().any(has_long_word)
}

fn is_filler(name: &str) -> bool {
    name.split('_').enumerate().all(|(index, word)| is_word(word) || index > 0 && is_suffix(word))
}

fn has_long_word(name: &str) -> bool {
    name.split('_')
        .any(|word| LONG.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase().as_str()))
}

/// A word of the text, and what makes it unique.
fn is_word(word: &str) -> bool {
    // most words begin like none of them
    if !LONG_WORDS.may_begin(word) && !SHORT_WORDS.may_begin(word) {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    LONG.iter().chain(SHORT).any(|known| lower.strip_prefix(known).is_some_and(is_suffix))
}

fn is_suffix(text: &str) -> bool {
    text.len() <= SUFFIX && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filler(names: &[&str]) -> bool {
        are_filler(names.iter().copied())
    }

    #[test]
    fn latin_words_of_a_converter_are_filler() {
        assert!(filler(&["deserunt_ad", "utc"]));
        assert!(filler(&["nostrud298", "in_3"]));
        assert!(filler(&["Lorem_1", "ex"]));
        assert!(filler(&["cillum"]));
        assert!(filler(&["consequat__9f", "id"]));
    }

    #[test]
    fn other_names_are_none() {
        for names in [
            &["id", "in"][..],
            &["id"],
            &["address", "index"],
            &["temporary", "minimum"],
            &["dolor"],
            &["deserunt", "name"],
            &["est", "utc"],
            &["do", "id"],
            &["commodore"],
        ] {
            assert!(!filler(names), "{names:?}");
        }
    }
}
