//! Finds the known secrets of a collection in text, all of them in one pass.

use std::collections::HashMap;

/// The number of bytes by which secrets are looked up. Distinct secrets are at least as long.
const START: usize = 8;

/// Secrets by the bytes that they begin with, and the names for their placeholders.
pub struct KnownTexts {
    texts: Vec<(String, String)>,
    /// The secrets that begin with the same bytes, the longest first.
    by_start: HashMap<[u8; START], Vec<usize>>,
    /// Which pairs of bytes a secret begins with, one bit each.
    pairs: Vec<u64>,
}

impl KnownTexts {
    /// These secrets; those that are too short to be distinct are left out.
    pub fn new(mut texts: Vec<(String, String)>) -> Self {
        texts.retain(|(text, _)| text.len() >= START);
        texts.sort_unstable();
        texts.dedup_by(|(one, _), (other, _)| one == other);
        texts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let (mut by_start, mut pairs) = (HashMap::<_, Vec<usize>>::new(), vec![0; 1 << 10]);
        for (index, (text, _)) in texts.iter().enumerate() {
            if let Some(start) = text.as_bytes().first_chunk::<START>() {
                by_start.entry(*start).or_default().push(index);
                let pair = pair(start[0], start[1]);
                pairs[pair / 64] |= 1 << (pair % 64);
            }
        }
        KnownTexts { texts, by_start, pairs }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
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

    /// The length and the name of the longest secret that a text begins with.
    fn at(&self, bytes: &[u8]) -> Option<(usize, &str)> {
        let candidates = self.by_start.get(bytes.first_chunk::<START>()?)?;
        let texts = candidates.iter().filter_map(|index| self.texts.get(*index));
        let mut known = texts.filter(|(text, _)| bytes.starts_with(text.as_bytes()));
        known.next().map(|(text, name)| (text.len(), name.as_str()))
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
        assert_eq!(texts.find("hunter2valu short"), None);
        assert_eq!(texts.find(""), None);
    }
}
