//! Finds the known secrets of a collection in text, in any spelling and case, all of them in one pass.

use crate::lower::secrets::redaction::spelled::character;
use std::collections::{HashMap, HashSet};

/// The number of characters by which secrets are looked up. Distinct secrets are at least as long.
const START: usize = 8;

/// The character that begins at a place, and how many bytes spell it.
type ReadCharacter = fn(&[u8], usize) -> (u8, usize);

/// Secrets by the bytes that they begin with, in lower case, and the names for their placeholders.
pub struct KnownTexts {
    texts: Vec<(String, String)>,
    /// The secrets that begin with the same bytes, the longest first.
    by_start: HashMap<[u8; START], Vec<usize>>,
    /// Which pairs of bytes of a text a secret may begin with, one bit each.
    pairs: Vec<u64>,
}

impl KnownTexts {
    /// These secrets; those that are too short to be distinct are left out. Of two names for one the first counts.
    pub fn new(mut texts: Vec<(String, String)>) -> Self {
        texts.retain(|(text, _)| text.len() >= START);
        texts.iter_mut().for_each(|(text, _)| text.make_ascii_lowercase());
        let mut seen = HashSet::new();
        texts.retain(|(text, _)| seen.insert(text.clone()));
        texts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let mut known = KnownTexts { texts, by_start: HashMap::new(), pairs: vec![0; 1 << 10] };
        for index in 0..known.texts.len() {
            if let Some(start) = known.texts[index].0.as_bytes().first_chunk::<START>().copied() {
                known.by_start.entry(start).or_default().push(index);
                known.may_begin(start[0], start[1]);
            }
        }
        known
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Notes the pairs of bytes that a secret with these first two characters may begin with: both may be spelled in
    /// another way.
    fn may_begin(&mut self, first: u8, second: u8) {
        let mut note = |first: u8, second: u8| {
            let pair = pair(first, second);
            self.pairs[pair / 64] |= 1 << (pair % 64);
        };
        for first in [first, first.to_ascii_uppercase()] {
            [second, second.to_ascii_uppercase(), b'%', b'\\', b'&'].into_iter().for_each(|second| note(first, second));
        }
        for escape in [b'%', b'\\', b'&'] {
            (0..=u8::MAX).for_each(|second| note(escape, second));
        }
    }

    /// The first secret in a text: its place and its name.
    pub fn find(&self, text: &str) -> Option<(std::ops::Range<usize>, &str)> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + START <= bytes.len() {
            let pair = pair(bytes[at], bytes[at + 1]);
            if self.pairs[pair / 64] & 1 << (pair % 64) != 0
                && let Some((length, name)) = self.at(&bytes[at..])
            {
                return Some((at..at + length, name));
            }
            at += 1;
        }
        None
    }

    /// The length and the name of the longest secret that a text begins with, as it is or in another spelling.
    fn at(&self, bytes: &[u8]) -> Option<(usize, &str)> {
        let plain: ReadCharacter = |bytes, at| bytes.get(at).map_or((0, 0), |byte| (*byte, 1));
        self.spelled(bytes, plain).or_else(|| self.spelled(bytes, character))
    }

    /// The same, where one character of the text is spelled as this function reads it.
    fn spelled(&self, bytes: &[u8], character: ReadCharacter) -> Option<(usize, &str)> {
        let (mut start, mut end) = ([0; START], 0);
        for place in &mut start {
            let (byte, length) = character(bytes, end);
            (*place, end) = (byte.to_ascii_lowercase(), end + length);
        }
        let mut candidates = self.by_start.get(&start)?.iter().filter_map(|index| self.texts.get(*index));
        candidates.find_map(|(text, name)| {
            let mut end = end;
            for wanted in &text.as_bytes()[START..] {
                let (byte, length) = character(bytes, end);
                if length == 0 || byte.to_ascii_lowercase() != *wanted {
                    return None;
                }
                end += length;
            }
            Some((end, name.as_str()))
        })
    }

    /// The names for the placeholders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|(_, name)| name.as_str())
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_secret_is_found_first() {
        let known = |text: &str| (text.to_owned(), format!("name of {text}"));
        let texts = KnownTexts::new(vec![known("hunter2value"), known("hunter2value-long"), known("short")]);
        assert_eq!(texts.find("a hunter2value-longer"), Some((2..19, "name of hunter2value-long")));
        assert_eq!(texts.find("éhunter2value"), Some((2..14, "name of hunter2value")));
        for text in [
            "HUNTER2value",
            "%68unter2value",
            "h\\u0075nter2value",
            "hunter2&#118;alue",
            "%68%75%6E%74%65%72%32%76%61%6c%75%65",
        ] {
            assert_eq!(texts.find(text), Some((0..text.len(), "name of hunter2value")), "{text}");
        }
        let quoted = KnownTexts::new(vec![known("Pa\"ss/0rd&9\\x")]);
        for text in
            ["Pa\"ss/0rd&9\\x", "Pa\\\"ss\\/0rd\\u00269\\\\x", "Pa&quot;ss/0rd&amp;9\\x", "Pa%22ss%2F0rd%269%5Cx"]
        {
            assert_eq!(quoted.find(text).map(|(range, _)| range), Some(0..text.len()), "{text}");
        }
        let escaped = KnownTexts::new(vec![known("Pa\\\"ss&amp;0rd")]);
        assert_eq!(escaped.find("Pa\\\"ss&amp;0rd").map(|(range, _)| range), Some(0..14));
        assert_eq!(quoted.find("Pa\\\\\\\"ss/0rd&9\\\\\\\\x").map(|(range, _)| range.start), Some(0));
        assert_eq!(texts.find("hunter2valu short"), None);
        assert_eq!(texts.find(""), None);
    }
}
