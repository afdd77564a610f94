//! Classes of characters in Markdown.

use crate::bytes::{kind, leading};
use std::borrow::Cow;

/// The class of a character, which decides whether a delimiter next to it opens or closes emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space, or the end of the text.
    Blank,
    /// A letter or digit.
    Word,
    /// Punctuation of ASCII.
    Punctuation,
    /// Punctuation or not: that depends on the version of the parser.
    Unsure,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        c if c.is_whitespace() => Class::Blank,
        c if c.is_ascii_punctuation() => Class::Punctuation,
        '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' => Class::Unsure,
        c if c.is_alphanumeric() => Class::Word,
        _ => Class::Unsure,
    }
}

/// Whether a delimiter between two characters opens emphasis in all versions of the parser.
pub(super) fn opens(before: Class, after: Class) -> bool {
    match after {
        Class::Word => true,
        Class::Blank => false,
        Class::Punctuation | Class::Unsure => matches!(before, Class::Blank | Class::Punctuation),
    }
}

/// Whether a delimiter between two characters closes emphasis in all versions of the parser.
pub(super) fn closes(before: Class, after: Class) -> bool {
    opens(after, before)
}

/// Whether no character of a text is invisible or a line end other than `\n`.
fn is_visible(text: &str) -> bool {
    let mut rest = text;
    loop {
        let ordinary = leading(rest, kind!(b' '..=b'~' | b'\n'));
        let mut chars = rest.get(ordinary..).unwrap_or_default().chars();
        match chars.next() {
            None => return true,
            Some(c) if is_invisible(c) || is_joiner(c) || is_line_end(c) => return false,
            Some(_) => rest = chars.as_str(),
        }
    }
}

/// Text without its invisible characters, with `\n` as its only line end. A joiner stays where it joins letters
/// outside of ASCII, or the parts of an emoji.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if is_visible(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            c if is_line_end(c) => out.push('\n'),
            c if is_joiner(c) => {
                let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_invisible(c) && !is_joiner(c));
                if joins(out.chars().next_back()) && joins(chars.peek().copied()) {
                    out.push(c);
                }
            }
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a character is classified as a letter or symbol but is invisible.
pub(in crate::emit) fn looks_blank(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character is invisible, or changes the position of the text around it.
pub(in crate::emit) fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\t' && !is_line_end(c))
        || looks_blank(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bidirectional_and_other_invisible_characters_are_removed() {
        assert_eq!(visible("a\u{202e}b\u{2066}c\u{0}d\u{feff}e\u{200b}f\u{ad}g\u{3164}h\u{e0041}"), "abcdefgh");
    }

    #[test]
    fn every_line_end_becomes_a_newline() {
        assert_eq!(visible("a\r\nb\rc\u{2028}d\u{85}e\n"), "a\nb\nc\nd\ne\n");
    }

    #[test]
    fn joiners_stay_only_where_they_join() {
        assert_eq!(visible("👩\u{200d}💻 a\u{200d}b \u{200c}"), "👩\u{200d}💻 ab ");
        assert_eq!(visible("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(visible("é\u{200d}\u{200d}é"), "é\u{200d}é");
    }

    #[test]
    fn tabs_and_ordinary_text_stay() {
        assert!(matches!(visible("a\tb – “c” é\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_delimiter_after_punctuation_does_not_open_before_a_quote_within_a_word() {
        assert!(opens(class('a'), class('b')));
        assert!(opens(class(' '), class('"')));
        assert!(!opens(class('a'), class('"')));
        assert!(!opens(class('→'), class('→')));
        assert!(!closes(class(':'), class('a')));
        assert!(closes(class(':'), class('.')));
    }
}
