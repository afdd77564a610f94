//! How values are written as JSON.

use crate::json::string_scan::plain_length;
use serde_json::ser::{CompactFormatter, Formatter};

/// The longest number that is written: `-2.2250738585072014e-308`.
const LONGEST_NUMBER: usize = 24;

/// Writes a number that is finite, with the fewest digits that name it: serde_json's writer takes half as many instructions
/// as that of the standard library.
pub(crate) fn write_finite(number: f64, out: &mut String) {
    let mut digits = [0; LONGEST_NUMBER];
    let mut unused = digits.as_mut_slice();
    // all finite numbers have room
    let _ = CompactFormatter.write_f64(&mut unused, number);
    let length = LONGEST_NUMBER - unused.len();
    out.push_str(digits.get(..length).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default());
}

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
    use super::{write_finite, write_string};
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

        #[test]
        fn numbers_are_read_as_they_were(bits in any::<u64>(), digits in -99_999_i32..100_000, scale in -9..9) {
            let any = Some(f64::from_bits(bits)).filter(|any| any.is_finite()).unwrap_or(f64::MIN);
            for number in [any, f64::from(digits) * 10_f64.powi(scale), f64::from(digits)] {
                let mut out = String::new();
                write_finite(number, &mut out);
                prop_assert_eq!(out.parse().map(f64::to_bits), Ok(number.to_bits()));
                prop_assert!(out.parse::<serde_json::Number>().is_ok(), "{}", out);
            }
        }
    }
}
