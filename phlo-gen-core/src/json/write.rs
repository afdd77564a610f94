//! Writes values and strings as JSON.

use super::{Json, Kind};
use crate::bytes::{Kind as Bytes, all, kind, leading};
use std::fmt::Write;

/// A string as a JSON string.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(text, &mut out);
    out
}

/// The bytes that are written as they are.
static PLAIN: &Bytes = kind!(not 0..=0x1F | b'"' | b'\\');

/// Writes a string as a JSON string.
pub fn push_quoted(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // most strings have nothing to escape
    if all(text, PLAIN) {
        out.push_str(text);
        rest = "";
    }
    while !rest.is_empty() {
        let (plain, after) = rest.split_at(leading(rest, PLAIN));
        out.push_str(plain);
        let mut characters = after.chars();
        let Some(character) = characters.next() else { break };
        rest = characters.as_str();
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if control < ' ' => {
                // writing to a String cannot fail
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Whether a text is a JSON number.
pub fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (integer, fraction) = match mantissa.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (mantissa, None),
    };
    digits(integer)
        && (integer.len() == 1 || !integer.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

/// A value as JSON without blanks; a variable is `null`.
pub fn compact(json: &Json<'_>) -> String {
    let mut out = String::new();
    push_compact(json, &mut out);
    out
}

fn push_compact(json: &Json<'_>, out: &mut String) {
    match &json.kind {
        Kind::Null | Kind::Variable(_) => out.push_str("null"),
        Kind::Boolean(true) => out.push_str("true"),
        Kind::Boolean(false) => out.push_str("false"),
        Kind::Number(text) => out.push_str(text),
        Kind::String(text) => push_quoted(text, out),
        Kind::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_compact(value, out);
            }
            out.push(']');
        }
        Kind::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_quoted(&member.name, out);
                out.push(':');
                push_compact(&member.value, out);
            }
            out.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_escapes_what_json_escapes() {
        assert_eq!(quote("a\"b\\\n\u{8}\u{c}\u{1}é"), "\"a\\\"b\\\\\\n\\b\\f\\u0001é\"");
    }

    #[test]
    fn numbers_follow_the_grammar_of_json() {
        for good in ["0", "-1", "10.50", "1e3", "1E-7", "-0.0"] {
            assert!(is_number(good), "{good}");
        }
        for bad in ["", "-", "01", "1.", ".5", "+1", "1e", "0x1", "1 "] {
            assert!(!is_number(bad), "{bad}");
        }
    }
}
