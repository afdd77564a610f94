//! Redacts secrets in text that would be JSON without a mistake.

use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;
use std::ops::Range;

/// A text that would be JSON without a mistake, with a placeholder for each value under the name of a secret.
pub fn broken_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        if colon < from {
            continue;
        }
        let name = name_before(text.get(..colon).unwrap_or_default());
        let after = text.get(colon + 1..).unwrap_or_default().trim_start_matches([' ', '\t', '\r', '\n', '\\']);
        if !after.starts_with(['"', '\'', '`']) && !detect::is_secret_name(name) {
            continue;
        }
        let value = value_after(text, colon + 1);
        let is_secret = |value: &str| !value.trim().is_empty() && detect::is_secret_value(name, value);
        if text.get(value.clone()).is_some_and(is_secret) {
            out.push_str(text.get(from..value.start).unwrap_or_default());
            out.push_str(&placeholder(name));
            from = value.end;
        }
    }
    out + text.get(from..).unwrap_or_default()
}

/// The name before a colon, in quotes of any kind or none.
fn name_before(text: &str) -> &str {
    let name = text.trim_end().trim_end_matches(['"', '\'', '\\', '`']);
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    name.get(name.trim_end_matches(is_of_name).len()..).unwrap_or_default()
}

/// The longest value in quotes that is read.
const LONGEST: usize = 4096;

/// The range of the value from a place on, without its quotes: to the quote that closes it, which has as many backslashes
/// before it, or else to the end of its line.
fn value_after(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let opened = rest.trim_start_matches([' ', '\t', '\r', '\n', '\\']);
    let from = text.len() - opened.len();
    let line = |value: &str| value.find('\n').unwrap_or(value.len());
    match opened.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => {
            let escapes = backslashes(text.get(..from).unwrap_or_default());
            let value = opened.get(1..).unwrap_or_default();
            let quotes = value.match_indices(quote).map(|(at, _)| at).take_while(|at| *at <= LONGEST);
            let close = quotes.map(|at| (at, backslashes(&value[..at]))).find(|(_, before)| match escapes {
                0 => before % 2 == 0,
                escapes => *before == escapes,
            });
            from + 1..from + 1 + close.map_or_else(|| line(value), |(at, _)| at - escapes)
        }
        Some('{') | None => from..from,
        Some('[') => from..from + opened.find(']').map_or(opened.len(), |end| end + 1),
        Some(_) => {
            let end = opened.find([',', '}', ']', '\n']).unwrap_or(opened.len());
            from..from + opened.get(..end).map_or(0, |value| value.trim_end().len())
        }
    }
}

/// How many backslashes a text ends with.
fn backslashes(text: &str) -> usize {
    text.len() - text.trim_end_matches('\\').len()
}
