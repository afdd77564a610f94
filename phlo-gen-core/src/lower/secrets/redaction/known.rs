//! Finds the known secrets of a collection in text, in any spelling and case, all of them in one pass.

use crate::lower::secrets::redaction::spelled::{character, character_or_next};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The number of characters by which secrets are looked up. Distinct secrets are at least as long.
const START: usize = 8;

/// The character that begins at a place, and how many bytes spell it.
type ReadCharacter = fn(&[u8], usize) -> (u8, usize);

/// Secrets in lower case, by what they begin with.
pub struct KnownTexts {
    /// The names for their placeholders.
    names: HashMap<Vec<u8>, String>,
    /// The lengths of those that begin with the same bytes, the longest first.
    lengths: HashMap<[u8; START], Vec<usize>>,
    /// Which pairs of bytes of a text a secret may begin with, one bit each.
    pairs: Vec<u64>,
    /// Which bytes of a text a secret may begin with.
    firsts: [bool; 256],
}

impl KnownTexts {
    /// These secrets; those that are too short to be distinct are left out. Of two names for one the first counts.
    pub fn new(texts: Vec<(String, String)>) -> Self {
        let mut known = KnownTexts {
            names: HashMap::new(),
            lengths: HashMap::new(),
            pairs: vec![0; 1 << 10],
            firsts: [false; 256],
        };
        for (text, name) in texts {
            let text = text.to_ascii_lowercase().into_bytes();
            let Some(start) = text.first_chunk::<START>().copied() else { continue };
            let lengths = known.lengths.entry(start).or_default();
            if !lengths.contains(&text.len()) {
                lengths.push(text.len());
                lengths.sort_unstable_by_key(|length| Reverse(*length));
            }
            known.names.entry(text).or_insert(name);
        }
        let starts: Vec<[u8; START]> = known.lengths.keys().copied().collect();
        starts.iter().for_each(|start| known.may_begin(start[0], start[1]));
        if !starts.is_empty() {
            [b'%', b'\\', b'&']
                .into_iter()
                .for_each(|escape| (0..=u8::MAX).for_each(|second| known.note(escape, second)));
        }
        known
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Notes the pairs of bytes that a secret with these first two characters may begin with: both may be spelled in
    /// another way.
    fn may_begin(&mut self, first: u8, second: u8) {
        for first in [first, first.to_ascii_uppercase()] {
            for second in [second, second.to_ascii_uppercase(), b'%', b'\\', b'&'] {
                self.note(first, second);
            }
        }
    }

    fn note(&mut self, first: u8, second: u8) {
        let pair = pair(first, second);
        self.pairs[pair / 64] |= 1 << (pair % 64);
        self.firsts[usize::from(first)] = true;
    }

    /// The first secret in a text: its place and its name.
    pub fn find(&self, text: &str) -> Option<(std::ops::Range<usize>, &str)> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + START <= bytes.len() {
            // nothing else is asked of most bytes, because this is not optimized in a macro
            if self.firsts[bytes[at] as usize]
                && self.may_be(bytes[at], bytes[at + 1])
                && let Some((length, name)) = self.at(&bytes[at..])
            {
                return Some((at..at + length, name));
            }
            at += 1;
        }
        None
    }

    /// Whether a secret may begin with a pair of bytes.
    fn may_be(&self, first: u8, second: u8) -> bool {
        let pair = pair(first, second);
        self.pairs[pair / 64] & 1 << (pair % 64) != 0
    }

    /// The length and the name of the longest secret that a text begins with, as it is or in another spelling.
    fn at(&self, bytes: &[u8]) -> Option<(usize, &str)> {
        let plain: ReadCharacter = |bytes, at| bytes.get(at).map_or((0, 0), |byte| (*byte, 1));
        let spelled = || self.spelled(bytes, character).or_else(|| self.spelled(bytes, character_or_next));
        self.spelled(bytes, plain).or_else(spelled)
    }

    /// The same, where one character of the text is spelled as this function reads it.
    fn spelled(&self, bytes: &[u8], character: ReadCharacter) -> Option<(usize, &str)> {
        let (mut start, mut end) = ([0; START], 0);
        for place in &mut start {
            let (byte, length) = character(bytes, end);
            (*place, end) = (byte.to_ascii_lowercase(), end + length);
        }
        if !self.may_be(start[0], start[1]) {
            return None;
        }
        let lengths = self.lengths.get(&start)?;
        let (mut read, mut ends) = (start.to_vec(), vec![end; START]);
        while read.len() < lengths.first().copied()? {
            let (byte, length) = character(bytes, end);
            if length == 0 {
                break;
            }
            end += length;
            read.push(byte.to_ascii_lowercase());
            ends.push(end);
        }
        lengths.iter().find_map(|length| {
            let name = self.names.get(read.get(..*length)?)?;
            Some((*ends.get(length - 1)?, name.as_str()))
        })
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
        for text in [
            "hunter2\nvalue",
            "hunter2\\\n    value",
            "hunt\u{200d}er2value",
            "hunter2va\u{202a}lue",
            "hunter2va\r\nlue",
        ] {
            assert_eq!(texts.find(text).map(|(range, _)| range), Some(0..text.len()), "{text}");
        }
        for text in ["\nhunter2value", "hunter2\n\nvalue", "hunter2, value"] {
            let expected = text.starts_with('\n').then_some(1..text.len());
            assert_eq!(texts.find(text).map(|(range, _)| range), expected, "{text}");
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
