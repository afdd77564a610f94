//! Phrases in a text, found as whole words.

use crate::bytes::{self, kind};
use std::ops::Deref;

/// How much of a text is searched, in bytes: phrases are compared with what stands before them.
const LONGEST: usize = 4096;

/// A text in which many phrases are searched.
pub struct Text<'a> {
    text: &'a str,
    /// The name of the argument that the text is about; empty if it is not known.
    subject: &'a str,
    lower: String,
    /// Where words may begin.
    words: Vec<usize>,
    /// A bit for each two or three bytes at the beginning of a word. Most phrases begin with other bytes.
    pairs: u128,
    triples: u128,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let lower = text.to_ascii_lowercase();
        let (mut words, mut pairs, mut triples) = (Vec::new(), 0, 0);
        let (mut rest, mut before) = (lower.as_bytes(), b' ');
        while let [first, after @ ..] = rest {
            if !matches!(before, b'a'..=b'z' | b'0'..=b'9' | b'_') {
                words.push(lower.len() - rest.len());
                pairs |= pair(rest);
                triples |= triple(rest);
            }
            (rest, before) = (after, *first);
        }
        Text { text, subject: "", lower, words, pairs, triples }
    }

    /// The text as one about an argument.
    pub fn about(self, subject: &'a str) -> Self {
        Text { subject, ..self }
    }
}

impl Text<'_> {
    /// The text in lower case, as far as it is ASCII.
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// The name of the argument that it is about; empty if it is not known.
    pub fn subject(&self) -> &str {
        self.subject
    }
}

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        self.text
    }
}

/// The bit of the first two bytes of a text; zero if there are fewer.
fn pair(text: &[u8]) -> u128 {
    match text {
        [first, second, ..] => 1 << (first.wrapping_mul(31).wrapping_add(*second) % 128),
        _ => 0,
    }
}

/// The bit of its first three bytes.
fn triple(text: &[u8]) -> u128 {
    match text {
        [first, second, third, ..] => {
            1 << (first.wrapping_mul(31).wrapping_add(*second).wrapping_mul(31).wrapping_add(*third) % 128)
        }
        _ => 0,
    }
}

/// Whether a word of the text may be the first of a phrase. This rules out most phrases at little cost.
pub fn may_hold(text: &Text, phrase: &str) -> bool {
    let phrase = phrase.as_bytes();
    text.pairs & pair(phrase) != 0 && (phrase.len() < 3 || text.triples & triple(phrase) != 0)
}

/// Whether [`may_hold`] is true of any of the phrases.
///
/// A loop, because iterators are slow in a macro, which is not optimized.
pub fn may_hold_any(text: &Text, phrases: &[&str]) -> bool {
    let mut rest = phrases;
    while let [phrase, after @ ..] = rest {
        if may_hold(text, phrase) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether the text has any of the phrases, as whole words.
pub fn holds_any(text: &Text, phrases: &[&str]) -> bool {
    may_hold_any(text, phrases) && phrases.iter().any(|phrase| !starts(text, phrase).is_empty())
}

/// The words for "or" without letters beyond ASCII.
const JOINERS: [&str; 5] = ["or", "oder", "ou", "oppure", " o "];

/// Whether the text may list alternatives: with an "or", with signs between them, or as bullets.
pub fn may_list(text: &Text) -> bool {
    let of_words = kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'.' | b'(' | b')' | b'_' | b':');
    !bytes::all(text, of_words) || may_hold_any(text, &JOINERS)
}

/// The end of each occurrence of a phrase, ignoring case.
pub fn ends(text: &Text, phrase: &str) -> Vec<usize> {
    if !may_hold(text, phrase) {
        return Vec::new();
    }
    starts(text, phrase).into_iter().map(|start| start + phrase.len()).collect()
}

/// The beginning of each occurrence of a phrase, ignoring case. The phrase must be in lower case and have at least two
/// letters.
pub fn starts(text: &Text, phrase: &str) -> Vec<usize> {
    if !may_hold(text, phrase) {
        return Vec::new();
    }
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let closed = phrase.ends_with(|c: char| !c.is_alphanumeric());
    let is_whole = |start: usize| {
        text.lower.get(start..).and_then(|rest| rest.strip_prefix(phrase)).is_some_and(|after| {
            let before = text.lower.get(..start).and_then(|text| text.chars().next_back());
            !is_word(before) && (closed || !is_word(after.chars().next()))
        })
    };
    let (bytes, first) = (text.lower.as_bytes(), phrase.as_bytes()[0]);
    let (mut found, mut rest) = (Vec::new(), text.words.as_slice());
    // a loop, because iterators are slow in a macro, which is not optimized
    while let [start, after @ ..] = rest {
        if bytes[*start] == first && is_whole(*start) {
            found.push(*start);
        }
        rest = after;
    }
    found
}

/// The positions after signs. A sign is not a letter, a digit or a blank.
pub fn positions_after(text: &str, is_sign: fn(char) -> bool) -> Vec<usize> {
    let of_words = kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ');
    let (mut places, mut rest) = (Vec::new(), text);
    loop {
        let mut chars = rest.get(bytes::leading(rest, of_words)..).unwrap_or_default().chars();
        let Some(c) = chars.next() else { return places };
        rest = chars.as_str();
        if is_sign(c) {
            places.push(text.len() - rest.len());
        }
    }
}

/// The part of a sentence before a position, in lower case.
pub fn sentence_before(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let last = |stop: &&str| {
        let mut found = before.rmatch_indices(*stop).filter(|(at, _)| !ends_in_abbreviation(before.get(..*at)));
        found.next().map(|(at, stop)| at + stop.len())
    };
    let start = [". ", ".\n", "\n", "; "].iter().filter_map(last).max();
    before.get(start.unwrap_or(0)..).unwrap_or_default().trim_start().to_ascii_lowercase()
}

/// "e.g" and "i.e": the period after them does not end a sentence.
fn ends_in_abbreviation(text: Option<&str>) -> bool {
    text.is_some_and(|text| ["e.g", "i.e", "E.g", "I.e"].iter().any(|word| text.ends_with(word)))
}

/// Whether text begins with one of the words, as whole words.
pub fn begins_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !text.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Text, ends, may_hold, may_list, starts};

    #[test]
    fn phrases_are_found_as_whole_words() {
        let text = Text::new("Required: not_required, REQUIRED—prerequired requiredé (required");
        assert_eq!(starts(&text, "required"), [0, 24, 59]);
        assert_eq!(ends(&text, "(required"), [67]);
        assert!(starts(&text, "optional").is_empty());
    }

    #[test]
    fn letters_beyond_ascii_are_letters() {
        assert_eq!(starts(&Text::new("é one of"), "one of"), [3]);
        assert!(starts(&Text::new("éone of"), "one of").is_empty());
    }

    #[test]
    fn alternatives_have_a_sign_or_an_or_between_them() {
        for text in ["ASC or DESC", "a, b", "a|b", "a/b", "A1 oder A2", "either `a` or `b`", "* a", "a；b"] {
            assert!(may_list(&Text::new(text)), "{text}");
        }
        assert!(!may_list(&Text::new("How long (in seconds) it is. Type: integer.")));
    }

    #[test]
    fn the_filter_keeps_phrases_of_the_text() {
        let text = Text::new("If it is set, no. x");
        for phrase in ["if", "if it", "it is", "set", "no."] {
            assert!(may_hold(&text, phrase), "{phrase}");
        }
        assert!(!may_hold(&text, "shown"));
    }
}
