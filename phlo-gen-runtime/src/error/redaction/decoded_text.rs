//! Text without its escapes, in which each byte has its place in the original text.

use crate::error::redaction::escapes::last_escape;
use std::ops::Range;

/// Text without its escapes, in which each byte has its place in the original text.
#[derive(Clone, Default)]
pub(super) struct DecodedText {
    pub(super) bytes: Vec<u8>,
    /// For each byte the range of the original text that it comes from.
    places: Vec<Range<usize>>,
}

impl DecodedText {
    /// The text as it is.
    pub(super) fn raw(text: &[u8]) -> Self {
        Self { bytes: text.to_vec(), places: (0..text.len()).map(|at| at..at + 1).collect() }
    }

    pub(super) fn push(&mut self, byte: u8, place: Range<usize>) {
        self.bytes.push(byte);
        self.places.push(place);
    }

    /// The original range of a range of this text.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        match self.places.get(range) {
            Some([first, .., last]) => first.start..last.end,
            Some([only]) => only.clone(),
            _ => 0..0,
        }
    }

    /// The text as it is; with its escapes decoded once and twice; and fully. All differ.
    ///
    /// Fully is not enough: a `%` or a backslash before an escape could become part of another escape.
    pub(super) fn layers(&self) -> Vec<Self> {
        let mut layers = vec![self.clone()];
        for decode in [Self::decoded_once, Self::decoded_once, Self::decoded_fully] {
            let Some(last) = layers.last() else { break };
            let next = decode(last);
            if next.bytes == last.bytes {
                break;
            }
            layers.push(next);
        }
        layers
    }

    fn decoded_once(&self) -> Self {
        self.decoded(false)
    }

    /// The text with its escapes decoded, and the escapes in the result, until none is left. It takes linear time: an
    /// escape is recognized by its last byte, and what it decodes to may be the last byte of another.
    pub(super) fn decoded_fully(&self) -> Self {
        self.decoded(true)
    }

    fn decoded(&self, fully: bool) -> Self {
        let mut out = Self { bytes: Vec::with_capacity(self.bytes.len()), places: Vec::new() };
        let mut closed = 0;
        for (byte, place) in self.bytes.iter().zip(&self.places) {
            out.push(*byte, place.clone());
            while let Some(escape) = last_escape(out.bytes.get(closed..).unwrap_or_default()) {
                let start = out.bytes.len() - escape.length;
                let place = out.place(start..out.bytes.len());
                out.bytes.truncate(start);
                out.places.truncate(start);
                let mut utf8 = [0; 4];
                for byte in escape.bytes(&mut utf8) {
                    out.push(*byte, place.clone());
                }
                if !fully {
                    closed = out.bytes.len();
                    break;
                }
            }
        }
        out
    }

    /// The text in lower case, without white space, control characters, what cannot be seen, `+` (a space in a form) and
    /// backslashes: what is left of a secret in all its spellings.
    pub(super) fn folded(&self) -> Self {
        let mut out = Self { bytes: Vec::with_capacity(self.bytes.len()), places: Vec::new() };
        for (character, place) in self.characters() {
            match character {
                Ok(character) if character.is_whitespace() || character.is_control() || is_invisible(character) => {}
                Ok(character) => {
                    let mut utf8 = [0; 4];
                    for lower in character.to_lowercase() {
                        lower.encode_utf8(&mut utf8).bytes().for_each(|byte| out.push(byte, place.clone()));
                    }
                }
                Err(byte) => out.push(byte, place),
            }
        }
        out
    }

    /// The letters and digits of ASCII in lower case, also those that are written in full width: what is left of a secret
    /// when its characters are joined, quoted, marked or torn apart in any way, in any encoding of text.
    pub(super) fn letters_and_digits(&self) -> Self {
        let mut out = Self { bytes: Vec::with_capacity(self.bytes.len()), places: Vec::new() };
        for (character, place) in self.characters() {
            if let Some(byte) = character.ok().and_then(ascii_like).filter(u8::is_ascii_alphanumeric) {
                out.push(byte.to_ascii_lowercase(), place);
            }
        }
        out
    }

    /// The characters, and the bytes that are none, each with its place.
    fn characters(&self) -> impl Iterator<Item = (Result<char, u8>, Range<usize>)> + '_ {
        let chunks = self.bytes.utf8_chunks();
        let characters =
            chunks.flat_map(|chunk| chunk.valid().chars().map(Ok).chain(chunk.invalid().iter().map(|byte| Err(*byte))));
        let mut end = 0;
        characters.map(move |character| {
            let start = end;
            end += character.map_or(1, char::len_utf8);
            (character, self.place(start..end))
        })
    }

    /// The text with its ASCII letters in lower case.
    pub(super) fn in_lower_case(&self) -> Self {
        Self { bytes: self.bytes.to_ascii_lowercase(), places: self.places.clone() }
    }
}

/// The character of ASCII that another one looks like, and is in some letter case or compatibility form.
fn ascii_like(character: char) -> Option<u8> {
    let code = u32::from(character);
    match character {
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(code - 0xfee0).ok(),
        '\u{212a}' => Some(b'k'),
        '\u{17f}' => Some(b's'),
        _ => u8::try_from(code).ok().filter(u8::is_ascii),
    }
}

/// A text whose letters have lost their accents, as normalization and transliteration leave them.
pub(super) fn without_accents(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
    let letter = |character: char| {
        let index = u32::from(character).checked_sub(0xc0).and_then(|index| usize::try_from(index).ok());
        index.and_then(|index| LETTERS.get(index)).map_or(character, |letter| char::from(*letter))
    };
    text.chars().map(letter).collect()
}

/// Whether a character has no width, or may be left out: a space in a form, a backslash.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '+' | '\\'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{DecodedText, without_accents};

    fn text(text: &DecodedText) -> String {
        String::from_utf8_lossy(&text.bytes).into_owned()
    }

    fn fully(raw: &str) -> String {
        text(&DecodedText::raw(raw.as_bytes()).decoded_fully())
    }

    #[test]
    fn escapes_in_escapes_are_decoded() {
        assert_eq!(fully("a%2541b"), "aAb");
        assert_eq!(fully("%25252525252541"), "A");
        assert_eq!(fully(r"\\u0041 \\\u0041"), r"A A");
        assert_eq!(fully("&amp;amp;lt;&#x41;&#65;&#0065;"), "<AAA");
        assert_eq!(fully("%26%23%78%34%31%3B"), "A");
        assert_eq!(fully(r"\ud83d\ude00 %F0%9F%98%80 \u{1f600}"), "😀 😀 😀");
        assert_eq!(fully("100% & more; %zz \\"), "100% & more; %zz \\");
    }

    #[test]
    fn once_is_once() {
        let once = |raw: &str| text(&DecodedText::raw(raw.as_bytes()).decoded_once());
        assert_eq!((once("a%2541b"), once("%%34%31b")), ("a%41b".to_owned(), "%41b".to_owned()));
        assert_eq!(once(r"\\n&amp;lt;"), r"\n&lt;");
    }

    #[test]
    fn each_byte_has_its_place() {
        let decoded = DecodedText::raw(b"x%2541\\u00e4y").decoded_fully();
        assert_eq!(text(&decoded), "xAäy");
        assert_eq!((decoded.place(1..2), decoded.place(2..4), decoded.place(4..5)), (1..6, 6..12, 12..13));
        assert_eq!((decoded.place(0..5), decoded.place(5..5), decoded.place(4..9)), (0..13, 0..0, 0..0));
    }

    #[test]
    fn folding_drops_what_spellings_differ_in() {
        let folded = |raw: &str| text(&DecodedText::raw(raw.as_bytes()).decoded_fully().folded());
        assert_eq!(folded("Open+Sesame"), "opensesame");
        assert_eq!((folded("OPEN%20\nSesame"), folded("open&nbsp;sesame")), ("opensesame".into(), "opensesame".into()));
        assert_eq!(folded("ÄÖ\0"), "äö");
        assert_eq!(folded("a\u{200b}b\u{ad}c\u{fe0f}\u{feff}\u{2066}d"), "abcd");
    }

    #[test]
    fn letters_and_digits_are_all_that_is_left() {
        let left = |raw: &str| text(&DecodedText::raw(raw.as_bytes()).letters_and_digits());
        assert_eq!(left("[\"Z\",\"q\"] + 'é７\u{3164}'"), "zq7");
        assert_eq!(left("Ｚ\u{212a}ſ"), "zks");
        assert_eq!(without_accents("clé-Größe ÿ×🔑"), "cle-Grose y*🔑");
        let torn = DecodedText::raw(b"a-\xffb").letters_and_digits();
        assert_eq!((text(&torn).as_str(), torn.place(0..2), torn.place(1..2)), ("ab", 0..4, 3..4));
    }
}
