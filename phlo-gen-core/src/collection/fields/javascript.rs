//! Conversions of JavaScript, since Postman converts values as JavaScript does.

/// `JSON.stringify(value)`, but numbers keep their text.
pub use crate::json::compact as json;

use crate::json::{Json, Kind};

/// `Boolean(value)`
pub fn truthy(value: &Json) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::Boolean(value) => *value,
        Kind::Number(text) => number_of_text(text) != 0.0,
        Kind::String(text) => !text.is_empty(),
        Kind::Array(_) | Kind::Object(_) | Kind::Variable(_) => true,
    }
}

/// `String(value)`
pub fn string(value: &Json) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Boolean(value) => value.to_string(),
        Kind::Number(text) => number_text(number_of_text(text)),
        Kind::String(text) => text.clone().into_owned(),
        Kind::Array(values) => values.iter().map(element).collect::<Vec<_>>().join(","),
        Kind::Object(_) => "[object Object]".to_owned(),
        Kind::Variable(name) => format!("{{{{{name}}}}}"),
    }
}

/// `Number(value)`
pub fn number(value: &Json) -> f64 {
    match &value.kind {
        Kind::Null => 0.0,
        Kind::Boolean(value) => f64::from(u8::from(*value)),
        Kind::Object(_) => f64::NAN,
        _ => number_of_text(&string(value)),
    }
}

/// `String(value)` of a number.
pub fn number_text(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if value == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&value.abs()) {
        value.to_string()
    } else {
        let text = format!("{value:e}");
        if text.contains("e-") { text } else { text.replace('e', "e+") }
    }
}

fn element(value: &Json) -> String {
    if value.kind == Kind::Null { String::new() } else { string(value) }
}

fn number_of_text(text: &str) -> f64 {
    let text = text.trim();
    let radix = |digits: &str, radix| match u64::from_str_radix(digits, radix) {
        Ok(value) if !digits.starts_with('+') => value as f64,
        _ => f64::NAN,
    };
    match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => return radix(text.get(2..).unwrap_or_default(), 16),
        Some("0o") => return radix(text.get(2..).unwrap_or_default(), 8),
        Some("0b") => return radix(text.get(2..).unwrap_or_default(), 2),
        _ => {}
    }
    let magnitude = text.strip_prefix(['+', '-']).unwrap_or(text);
    if text.is_empty() {
        0.0
    } else if magnitude == "Infinity" || magnitude.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}
