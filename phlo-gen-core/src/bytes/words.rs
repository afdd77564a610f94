//! Words that are searched in texts, all of them in one pass.

/// Words that are searched in texts. A search for each by the standard library takes ten times as long in a macro, which
/// is not optimized.
pub(crate) struct Words {
    words: &'static [&'static str],
    /// For each first byte of a word, in either case, the lowest bits of the second ones.
    seconds: [u32; 256],
}

impl Words {
    /// The words, each of two bytes or more.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut seconds, mut rest) = ([0; 256], words);
        while let [word, others @ ..] = rest {
            let bytes = word.as_bytes();
            let bit = bit(bytes[1]);
            seconds[bytes[0].to_ascii_lowercase() as usize] |= bit;
            seconds[bytes[0].to_ascii_uppercase() as usize] |= bit;
            rest = others;
        }
        Words { words, seconds }
    }

    /// Whether a text has one of the words in it.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.any(text, |word, start| word == start)
    }

    /// Whether a text has one of the words in it, in capital or small letters of ASCII.
    pub(crate) fn are_in_any_case(&self, text: &str) -> bool {
        self.any(text, <[u8]>::eq_ignore_ascii_case)
    }

    /// Whether a text begins with the first two bytes of a word, in any case, or with some others.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        matches!(text.as_bytes(), [first, second, ..] if self.seconds[*first as usize] & bit(*second) != 0)
    }

    fn any(&self, text: &str, is_equal: impl Fn(&[u8], &[u8]) -> bool) -> bool {
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            let seconds = self.seconds[*first as usize];
            if seconds != 0 && matches!(after, [second, ..] if seconds & bit(*second) != 0) {
                let mut words = self.words;
                while let [word, others @ ..] = words {
                    let word = word.as_bytes();
                    if word[0] | CASE == *first | CASE
                        && rest.len() >= word.len()
                        && is_equal(word, &rest[..word.len()])
                    {
                        return true;
                    }
                    words = others;
                }
            }
            rest = after;
        }
        false
    }
}

/// The bit by which a capital and a small letter differ.
const CASE: u8 = 0b10_0000;

/// One of 32 bits, the same for a capital and a small letter.
const fn bit(byte: u8) -> u32 {
    1 << (byte & 0b1_1111)
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_found_anywhere() {
        static WORDS: Words = Words::new(&["by def", "默认", ", "]);
        for text in ["by def", "x by default", "nearby definition", "默认 20", "a, b", "by , def"] {
            assert!(WORDS.are_in(text), "{text}");
        }
        for text in ["", "b", "by de", "BY DEF", "默", "a,b", "é"] {
            assert!(!WORDS.are_in(text), "{text}");
        }
        assert!(WORDS.are_in_any_case("x By DEFault") && WORDS.are_in_any_case("“默认”"));
        assert!(!WORDS.are_in_any_case("By De"));
        assert!(WORDS.may_begin("By") && WORDS.may_begin(", ") && !WORDS.may_begin("be") && !WORDS.may_begin("b"));
    }
}
