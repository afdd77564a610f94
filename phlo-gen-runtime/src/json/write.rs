//! How values are written as JSON.

use crate::json::string_scan::plain_length;

/// Writes a string as a JSON string.
pub fn write_string(text: &str, out: &mut String) {
    out.push('"');
    write_string_content(text, out);
    out.push('"');
}

/// Writes the content of a JSON string, without its quotes.
pub(crate) fn write_string_content(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((plain, special)) = rest.split_at_checked(plain_length(rest.as_bytes())) {
        out.push_str(plain);
        let mut characters = special.chars();
        let Some(character) = characters.next() else { return };
        write_escape(character, out);
        rest = characters.as_str();
    }
}

fn write_escape(character: char, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        other => out.push_str(&format!("\\u{:04x}", u32::from(other))),
    }
}

#[cfg(test)]
mod tests {
    use super::write_string;
    use proptest::prelude::*;

    #[test]
    fn controls_quotes_and_backslashes_are_escaped() {
        let mut out = String::new();
        write_string("a\"b\\c/\n\r\t\u{8}\u{c}\u{1f}\0\u{7f}é", &mut out);
        assert_eq!(out, "\"a\\\"b\\\\c/\\n\\r\\t\\b\\f\\u001f\\u0000\u{7f}é\"");
    }

    proptest! {
        #[test]
        fn strings_are_written_as_serde_json_writes_them(text in any::<String>()) {
            let mut out = String::new();
            write_string(&text, &mut out);
            prop_assert_eq!(out, serde_json::Value::String(text).to_string());
        }
    }
}
