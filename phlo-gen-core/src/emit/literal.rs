//! Text as a literal of Rust.

use super::rustdoc::looks_blank;

/// A string literal that stands for the text and hides nothing: what cannot be seen is written as `\u{…}`.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.escape_debug().to_string().replace("\\'", "'").chars() {
        if looks_blank(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
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
    fn what_cannot_be_seen_is_written_by_number() {
        assert_eq!(
            literal("a\u{202e}b\u{2066}c\u{7f}d\u{feff}e\u{200b}f\u{ad}g\u{a0}h\u{3164}i\u{2028}j\u{e0041}"),
            "\"a\\u{202e}b\\u{2066}c\\u{7f}d\\u{feff}e\\u{200b}f\\u{ad}g\\u{a0}h\\u{3164}i\\u{2028}j\\u{e0041}\""
        );
    }
}
