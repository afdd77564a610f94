//! Escapes markup in text.

use super::characters::{Class, class};
use super::urls::starts_entity;
use crate::bytes::{Kind, kind, leading};

/// The context of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// At the beginning of a line.
    pub(super) starts_line: bool,
    /// Between the brackets of a link.
    pub(super) in_link: bool,
}

/// Appends text so that it is shown unchanged. Its blanks must be single spaces.
pub(super) fn escape(text: &str, around: Surroundings, out: &mut String) {
    let marker = if around.starts_line { marker(text) } else { None };
    let mut before = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let quiet = if marker.is_none() { leading(rest, QUIET) } else { 0 };
        if quiet > 0 {
            let (quiet, after) = rest.split_at(quiet);
            out.push_str(quiet);
            before = quiet.chars().next_back();
            rest = after;
            continue;
        }
        let after = rest.trim_start_matches(c);
        let length = (rest.len() - after.len()) / c.len_utf8();
        let start = text.len() - rest.len();
        for nth in 0..length {
            let last = nth + 1 == length;
            if marker == Some(start + nth) || is_markup(c, before, nth, last, after, around) {
                out.push('\\');
            }
            out.push(c);
        }
        before = Some(c);
        rest = after;
    }
}

/// Characters that never have a meaning in Markdown within a line.
static QUIET: &Kind = kind!(
    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'.' | b',' | b':' | b';' | b'"' | b'\'' | b'/' | b'(' | b')'
);

/// The position of the character that would make the line a heading, a quotation, a list, a rule or an underline.
fn marker(line: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    match line.chars().next()? {
        '>' => Some(0),
        '#' => ends(line.trim_start_matches('#')).then_some(0),
        '=' => ends(line.trim_start_matches('=')).then_some(0),
        '+' => ends(&line[1..]).then_some(0),
        '-' => (ends(&line[1..]) || line[1..].starts_with('-')).then_some(0),
        _ => {
            let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let at = line.len() - after.len();
            (at > 0 && after.starts_with(['.', ')']) && ends(&after[1..])).then_some(at)
        }
    }
}

/// Whether a character has a meaning in Markdown. It is the nth in a run of the same character, or the last, between
/// `before` and `after`.
fn is_markup(c: char, before: Option<char>, nth: usize, last: bool, after: &str, around: Surroundings) -> bool {
    let next = after.chars().next();
    let between = |wanted: Class| [before, next].iter().all(|c| c.is_some_and(|c| class(c) == wanted));
    match c {
        '`' | '[' | ']' | '|' => true,
        '^' => around.in_link,
        '*' | '~' => !between(Class::Blank),
        '_' => !between(Class::Word),
        // Two hyphens become a dash, which `--option` must not.
        '-' => nth > 0 && !between(Class::Blank),
        '\\' => !last || next.is_none_or(|c| c.is_ascii_punctuation()),
        '<' => last && starts_tag(after),
        '&' => last && starts_entity(after),
        _ => false,
    }
}

/// Whether `<` with this text after it may be a tag or an address.
fn starts_tag(rest: &str) -> bool {
    let is_address = |rest: &str| rest.split([' ', '<', '>']).next().is_some_and(|word| word.contains('@'));
    rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) || is_address(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(text, Surroundings { starts_line: true, in_link: false }, &mut out);
        out
    }

    #[test]
    fn ordinary_text_is_unchanged() {
        for text in [
            "The caller_id's \"name\" (optional): 50% of 2 * 3 < 7, a->b; C:\\dir & AT&T! #1, x^2 $5 {id} @me ~ 1.5 – ok?",
            "#hash -1 +1 well-known snake_case_words 1.5 MB",
            "-1 is less than 0",
            "2024.",
            "1.5 seconds",
        ] {
            let expected = text.replace("2024.", "2024\\.");
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn inline_markup_is_escaped() {
        assert_eq!(escaped("*a* **b** ~c~"), "\\*a\\* \\*\\*b\\*\\* \\~c\\~");
        assert_eq!(escaped("_a_ __init__ a__b"), "\\_a\\_ \\_\\_init\\_\\_ a__b");
        assert_eq!(escaped("`a` [b](c) [^1]"), "\\`a\\` \\[b\\](c) \\[^1\\]");
        assert_eq!(escaped("<b>x</b> <!-- --> <?php a<b"), "\\<b>x\\</b> \\<!-\\- -\\-> \\<?php a\\<b");
        assert_eq!(escaped("<.a@b.c> <1 a@b"), "\\<.a@b.c> <1 a@b");
        assert_eq!(escaped("&amp; &#38; &x; &y"), "\\&amp; \\&#38; \\&x; &y");
        assert_eq!(escaped("a\\*b a\\\\b c\\"), "a\\\\\\*b a\\\\\\b c\\\\");
        assert_eq!(escaped("a|b"), "a\\|b");
    }

    #[test]
    fn line_starts_are_escaped() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("###", "\\###"),
            ("> a", "\\> a"),
            (">a", "\\>a"),
            ("- a", "\\- a"),
            ("---", "\\-\\-\\-"),
            ("- - -", "\\- - -"),
            ("+ a", "\\+ a"),
            ("* a", "\\* a"),
            ("1. a", "1\\. a"),
            ("23) a", "23\\) a"),
            ("===", "\\==="),
            ("[a]: b", "\\[a\\]: b"),
            ("~~~", "\\~\\~\\~"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn two_hyphens_stay_hyphens_in_an_option_and_become_a_dash_between_words() {
        assert_eq!(escaped("use --all -- or not"), "use -\\-all -- or not");
    }

    #[test]
    fn a_caret_is_escaped_where_it_would_make_a_footnote() {
        let mut out = String::new();
        escape("^1", Surroundings { starts_line: false, in_link: true }, &mut out);
        assert_eq!(out, "\\^1");
    }
}
