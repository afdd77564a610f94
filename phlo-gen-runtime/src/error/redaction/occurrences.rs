//! Where a secret occurs in a text.

use crate::error::redaction::decoded_text::DecodedText;
use std::ops::Range;

/// A secret that is looked for, with a table by which the search never goes back (Knuth, Morris and Pratt).
pub(super) struct Pattern {
    bytes: Vec<u8>,
    /// For each beginning of the secret the length of the longest shorter one that it ends with.
    shorter: Vec<usize>,
}

/// A secret of fewer bytes is redacted only where it is a whole word.
const SHORT: usize = 4;

/// So many bytes of a secret are redacted as well if they are most of it: a server may abbreviate.
const ABBREVIATED: usize = 8;

impl Pattern {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
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
        Self { bytes, shorter }
    }

    pub(super) fn is_short(&self) -> bool {
        self.bytes.len() < SHORT
    }

    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes
    }

    /// Adds the places of all occurrences in the original text; and of beginnings of the secret that are most of it, or
    /// at the end of a text that may be cut.
    pub(super) fn find(&self, text: &DecodedText, is_cut: bool, out: &mut Vec<Range<usize>>) {
        let mut matched = 0;
        for (at, byte) in text.bytes.iter().enumerate() {
            while matched > 0 && self.bytes.get(matched) != Some(byte) {
                if matched >= ABBREVIATED && 3 * matched >= 2 * self.bytes.len() {
                    out.push(text.place(at - matched..at));
                }
                matched = self.shorter.get(matched - 1).copied().unwrap_or_default();
            }
            matched += usize::from(self.bytes.get(matched) == Some(byte));
            if matched == self.bytes.len() {
                let range = at + 1 - matched..at + 1;
                if !self.is_short() || is_word(&text.bytes, &range) {
                    out.push(text.place(range));
                }
                matched = self.shorter.get(matched - 1).copied().unwrap_or_default();
            }
        }
        if is_cut && !self.is_short() && (matched >= SHORT || 2 * matched >= self.bytes.len()) {
            out.push(text.place(text.bytes.len() - matched..text.bytes.len()));
        }
    }
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
        assert_eq!(found("hunter2hunter2", "hunter2hunt… hunter2hu…"), [(0, 11)]);
        assert_eq!(found("hunter2", "hunt hu"), []);
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
