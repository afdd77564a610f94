//! Where secrets occur in a text, in any spelling.

use crate::error::redaction::base64_text::decodings;
use crate::error::redaction::decoded_text::{DecodedText, without_accents};
use crate::error::redaction::lenient_text::{from_digits, lenient_readings};
use std::ops::Range;

/// How often base64 in base64 is decoded.
const DEEPEST: usize = 2;

/// The signs that forms of a secret lack, and that can be seen.
const LEFT_OUT: [char; 2] = ['+', '\\'];

/// No escape has more bytes after the first.
const LONGEST_ESCAPE: usize = 11;

/// The secrets that a text is searched for, in the forms that the text is brought into.
pub(super) struct Patterns {
    all: Vec<Pattern>,
    /// The letters and digits of those that have enough of them.
    bare: Vec<Pattern>,
    /// Whether a secret begins or ends with a sign that its forms lack.
    has_sign_at_end: bool,
    /// Whether the text may be cut: then the beginning of a secret at its end counts.
    pub(super) is_cut: bool,
}

impl Patterns {
    /// No secrets, for a text that may be cut.
    pub(super) fn of_cut_text() -> Self {
        Self { all: Vec::new(), bare: Vec::new(), has_sign_at_end: false, is_cut: true }
    }

    pub(super) fn add(&mut self, secret: &str) {
        self.has_sign_at_end |= secret.starts_with(LEFT_OUT) || secret.ends_with(LEFT_OUT);
        let raw = DecodedText::raw(secret.as_bytes());
        let hexadecimal = secret.bytes().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
        let layers = raw.layers();
        for form in layers.iter().map(|layer| layer.folded().bytes).chain([hexadecimal]) {
            if form.len() > 1 && !self.all.iter().any(|own| own.is(&form)) {
                self.all.push(Pattern::new(form));
            }
        }
        for text in [secret, &without_accents(secret)] {
            let form = DecodedText::raw(text.as_bytes()).letters_and_digits().bytes;
            if form.len() >= ABBREVIATED && !self.bare.iter().any(|own| own.is(&form)) {
                self.bare.push(Pattern::new(form));
            }
        }
    }

    fn find(&self, text: &DecodedText, depth: usize, out: &mut Vec<Range<usize>>) {
        let layers = text.layers();
        for layer in &layers {
            let (folded, lower, bare) = (layer.folded(), layer.in_lower_case(), layer.letters_and_digits());
            for pattern in &self.all {
                match (pattern.is_short(), depth) {
                    (false, _) => pattern.find(&folded, self.is_cut, out),
                    (true, 0) => pattern.find(&lower, self.is_cut, out),
                    (true, _) => {}
                }
            }
            self.bare.iter().for_each(|pattern| pattern.find(&bare, self.is_cut, out));
        }
        if depth == 0 {
            lenient_readings(text).iter().for_each(|reading| self.find(reading, DEEPEST, out));
        }
        if let (Some(fully), true) = (layers.last(), depth < DEEPEST) {
            decodings(fully).iter().for_each(|inner| self.find(inner, depth + 1, out));
            self.find(&from_digits(fully), depth + 1, out);
        }
    }
}

/// The places of all secrets in a text.
pub(super) fn occurrences(patterns: &Patterns, text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if patterns.all.is_empty() || text.is_empty() {
        return out;
    }
    patterns.find(&DecodedText::raw(text.as_bytes()), 0, &mut out);
    // The end of a text may be a part of an escape, and that the first half of a pair.
    let mut whole = text;
    for _ in 0..2 {
        let Some(rest) = without_cut_escape(whole).filter(|_| patterns.is_cut) else { break };
        let found = out.len();
        patterns.find(&DecodedText::raw(rest.as_bytes()), 0, &mut out);
        out.iter_mut().skip(found).filter(|range| range.end == rest.len()).for_each(|range| range.end = text.len());
        whole = rest;
    }
    if patterns.has_sign_at_end {
        out.iter_mut().for_each(|range| *range = with_signs(text, range));
    }
    out
}

/// The range with the signs before and after it that the forms of a secret lack.
fn with_signs(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default().trim_end_matches(LEFT_OUT);
    let after = text.get(range.end..).unwrap_or_default().trim_start_matches(LEFT_OUT);
    before.len()..text.len() - after.len()
}

/// The text without the part of an escape at its end, if there is one: `%4`, `\\u00`, `&#1`, `=5`.
fn without_cut_escape(text: &str) -> Option<&str> {
    let start = text.rfind(['%', '\\', '&', '='])?;
    let tail = text.get(start + 1..)?;
    let longest = match text.as_bytes().get(start)? {
        b'=' | b'%' if !tail.starts_with('u') => 1,
        _ => LONGEST_ESCAPE,
    };
    let is_part =
        tail.len() <= longest && tail.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#{".contains(&byte));
    text.get(..start).filter(|_| is_part)
}

/// A secret that is looked for, with a table by which the search never goes back (Knuth, Morris and Pratt).
pub(super) struct Pattern {
    bytes: Vec<u8>,
    /// For each beginning of the secret the length of the longest shorter one that it ends with.
    shorter: Vec<usize>,
    /// What all large parts of the secret have in common, and where in the secret it begins; none if it has no such parts.
    middle: Option<(usize, Box<Pattern>)>,
}

/// A secret of fewer bytes is redacted only where it is a whole word.
const SHORT: usize = 4;

/// Fewer bytes are no large part of a secret.
const ABBREVIATED: usize = 8;

impl Pattern {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let large = large_part(&bytes);
        let start = bytes.len().saturating_sub(large);
        let middle = bytes.get(start..large).filter(|_| start > 0).map(<[u8]>::to_vec);
        Self { middle: middle.map(|middle| (start, Box::new(Self::whole(middle)))), ..Self::whole(bytes) }
    }

    /// A pattern that occurs as a whole only.
    fn whole(bytes: Vec<u8>) -> Self {
        let mut shorter = vec![0; bytes.len()];
        let mut matched = 0;
        for (at, byte) in bytes.iter().enumerate().skip(1) {
            while matched > 0 && bytes.get(matched) != Some(byte) {
                matched = shorter.get(matched - 1).copied().unwrap_or_default();
            }
            matched += usize::from(bytes.get(matched) == Some(byte));
            if let Some(slot) = shorter.get_mut(at) {
                *slot = matched;
            }
        }
        Self { bytes, shorter, middle: None }
    }

    pub(super) fn is_short(&self) -> bool {
        self.bytes.len() < SHORT
    }

    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes
    }

    /// Adds the places of all occurrences in the original text; of large parts of the secret; and of its beginnings at the
    /// end of a text that may be cut.
    pub(super) fn find(&self, text: &DecodedText, is_cut: bool, out: &mut Vec<Range<usize>>) {
        let matched = self.each(&text.bytes, &mut |range| {
            if !self.is_short() || is_word(&text.bytes, &range) {
                out.push(text.place(range));
            }
        });
        if is_cut && !self.is_short() && (matched >= SHORT || 2 * matched >= self.bytes.len()) {
            out.push(text.place(text.bytes.len() - matched..text.bytes.len()));
        }
        if let Some((start, middle)) = &self.middle {
            middle.each(&text.bytes, &mut |range| {
                let part = self.part_around(&text.bytes, range, *start);
                if part.len() >= large_part(&self.bytes) {
                    out.push(text.place(part));
                }
            });
        }
    }

    /// Calls a function with the range of each occurrence. Returns how many bytes of one are at the end of the text.
    fn each(&self, text: &[u8], found: &mut dyn FnMut(Range<usize>)) -> usize {
        let mut matched = 0;
        for (at, byte) in text.iter().enumerate() {
            while matched > 0 && self.bytes.get(matched) != Some(byte) {
                matched = self.shorter.get(matched - 1).copied().unwrap_or_default();
            }
            matched += usize::from(self.bytes.get(matched) == Some(byte));
            if matched == self.bytes.len() {
                found(at + 1 - matched..at + 1);
                matched = self.shorter.get(matched - 1).copied().unwrap_or_default();
            }
        }
        matched
    }

    /// The part of the secret around its middle, which begins at an offset of the secret and has a range of the text.
    fn part_around(&self, text: &[u8], middle: Range<usize>, start: usize) -> Range<usize> {
        let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
        let before = text.get(..middle.start).unwrap_or_default().iter().rev();
        let before = before.zip(self.bytes.get(..start).unwrap_or_default().iter().rev()).take_while(same).count();
        let end = start + middle.len();
        let after = text.get(middle.end..).unwrap_or_default().iter();
        let after = after.zip(self.bytes.get(end..).unwrap_or_default()).take_while(same).count();
        middle.start - before..middle.end + after
    }
}

/// How many bytes of a secret are redacted although the rest is missing: a server may abbreviate.
fn large_part(secret: &[u8]) -> usize {
    (2 * secret.len()).div_ceil(3).max(ABBREVIATED)
}

/// Whether there is no letter and no digit beside a range.
fn is_word(text: &[u8], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| text.get(at));
    let is_part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    !is_part(before) && !is_part(text.get(range.end))
}

#[cfg(test)]
mod tests {
    use super::{DecodedText, Pattern};
    use proptest::prelude::*;

    fn found(secret: &str, text: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        Pattern::new(secret.as_bytes().to_vec()).find(&DecodedText::raw(text.as_bytes()), true, &mut out);
        out.into_iter().map(|range: std::ops::Range<usize>| (range.start, range.end)).collect()
    }

    #[test]
    fn occurrences_may_overlap() {
        assert_eq!(found("abab", "xabababx"), [(1, 5), (3, 7)]);
        assert_eq!(found("hunter2", "hunter"), [(0, 6)]);
        assert_eq!(found("hunter2hunter3", "hunter2hunt… hunter2hu…"), [(0, 11)]);
        assert_eq!(found("hunter2", "hunt hu"), []);
    }

    #[test]
    fn large_parts_are_found() {
        for (text, part) in [("x…23456789ab y", (4, 14)), ("123456789abc…", (0, 12)), ("*456789ab*", (0, 0))] {
            assert_eq!(found("0123456789abc", text), if part.1 == 0 { vec![] } else { vec![part] }, "{text}");
        }
        assert_eq!(found("12345678", "1234567 2345678"), []);
        assert_eq!(found("123456789", "12345678 23456789"), [(0, 8), (9, 17)]);
    }

    #[test]
    fn a_short_secret_is_redacted_as_a_word() {
        assert_eq!((found("ab", "abc ab, cab"), found("ab", "ab")), (vec![(4, 6)], vec![(0, 2)]));
    }

    proptest! {
        #[test]
        fn all_occurrences_are_found(secret in "[ab]{4,6}", text in "[ab]{0,40}") {
            let found = found(&secret, &text);
            for at in (0..text.len()).filter(|at| text[*at..].starts_with(&secret)) {
                prop_assert!(found.contains(&(at, at + secret.len())));
            }
        }
    }
}
