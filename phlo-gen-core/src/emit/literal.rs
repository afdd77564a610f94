//! Text as a literal of Rust.

use super::rustdoc::looks_blank;
use crate::bytes::{is_ascii, kind, leading};

/// A string literal of the text. Invisible characters are written as `\u{…}`.
pub fn literal(text: &str) -> String {
    if is_ascii(text) {
        // The standard library is built with optimization, this crate within a macro is not.
        return format!("{text:?}");
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8 + 2);
    out.push('"');
    let mut rest = text;
    while !rest.is_empty() {
        let (ascii, after) = rest.split_at(leading(rest, kind!(0..=0x7F)));
        if !ascii.is_empty() {
            let quoted = format!("{ascii:?}");
            out.push_str(&quoted[1..quoted.len() - 1]);
        }
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            escape(c, out.len() == 1, &mut out);
        }
        rest = chars.as_str();
    }
    out.push('"');
    out
}

/// Writes a character that is not ASCII.
fn escape(c: char, first: bool, out: &mut String) {
    if looks_blank(c) {
        out.extend(c.escape_unicode());
    } else if first {
        out.extend(c.escape_debug());
    } else {
        // A combining mark is visible if there is a letter before it.
        out.extend(String::from_iter(['a', c]).escape_debug().skip(1));
    }
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn ordinary_text_stays_readable() {
        assert_eq!(literal("It's {a} — é 漢字 👍"), "\"It's {a} — é 漢字 👍\"");
    }

    #[test]
    fn quotes_backslashes_and_lines_are_escaped() {
        assert_eq!(literal("\"#\\'\n\r\t\0"), r##""\"#\\'\n\r\t\0""##);
    }

    #[test]
    fn ascii_is_written_as_other_text_is() {
        for c in '\0'..='\u{7f}' {
            // The fast path does not apply after a letter that is not ASCII.
            let long = literal(&format!("é{c}"));
            assert_eq!(literal(&c.to_string()), long.replacen('é', "", 1));
        }
    }

    #[test]
    fn a_combining_mark_is_escaped_without_a_letter_before_it() {
        assert_eq!(literal("e\u{301}"), "\"e\u{301}\"");
        assert_eq!(literal("\u{301}"), "\"\\u{301}\"");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(
            literal("a\u{202e}b\u{2066}c\u{7f}d\u{feff}e\u{200b}f\u{ad}g\u{a0}h\u{3164}i\u{2028}j\u{e0041}"),
            "\"a\\u{202e}b\\u{2066}c\\u{7f}d\\u{feff}e\\u{200b}f\\u{ad}g\\u{a0}h\\u{3164}i\\u{2028}j\\u{e0041}\""
        );
    }
}
