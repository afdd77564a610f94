//! Whether a value in a sentence can be a default, and which value a line is about.

use crate::arguments::sentences::text::{Value, ends_clause, value};

pub fn is_no_value(value: &Value) -> bool {
    #[rustfmt::skip]
    const NOTHING: &[&str] = &[
        "none", "null", "nil", "nothing", "unset", "undefined", "empty", "blank", "n/a", "na", "the", "a", "an", "your",
        "current", "now", "today", "whatever", "same", "it", "this", "not", "unlimited", "value", "values", "behavior",
        "behaviour", "if", "when", "for", "of", "in", "on", "and", "or", "is", "to", "will", "by", "as", "no", "all:",
        "account", "caller", "server", "system", "user", "locale", "order", "sort", "sorting", "ascending", "descending",
    ];
    let lower = value.text.to_ascii_lowercase();
    // "your-api-key", "Place your key here"
    let is_placeholder = lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == "your")
        || lower.starts_with('<') && lower.ends_with('>')
        || lower.ends_with(" here");
    if is_placeholder {
        return true;
    }
    let literal_no = value.quoted || lower == "no";
    if value.quoted { lower == "null" } else { NOTHING.contains(&&*lower) && !(literal_no && lower == "no") }
}

/// "- `best`: Those that fit best (default)": the value that the line is about.
pub fn of_line(head: &str, allowed: &[String]) -> Option<String> {
    let line = head.rsplit('\n').next()?.trim_start_matches(['-', '*', '•', ' ']);
    let of_part = |part: &str| {
        let (value, meaning) = value(part)?;
        let has_meaning = meaning.trim().is_empty() || meaning.trim_start().starts_with([':', '-', '–', '—', '=', '(']);
        (has_meaning && allowed.contains(&value.text)).then_some(value.text)
    };
    // "0 - off (default), 1 - on": a part of the line
    let part = [", ", "; ", ". ", ") "].iter().filter_map(|sign| line.rfind(sign).map(|at| at + sign.len())).max();
    part.and_then(|at| of_part(line.get(at..)?)).or_else(|| of_part(line))
}

/// Whether the word after a number is a counted noun, or the unit that the text names for the argument.
pub fn is_unit(value: &Value, next: &str, text: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = next.get(word.len()..).unwrap_or_default();
    if value.text.parse::<f64>().is_err() || word.is_empty() || !ends_clause(rest) {
        return false;
    }
    let counted = ["results", "items", "records", "entries", "rows", "objects", "pages", "characters", "times"];
    let stem = word.trim_end_matches('s');
    let lower = text.to_ascii_lowercase();
    counted.contains(&word)
        || !stem.is_empty() && lower.starts_with(stem)
        || [format!("in {stem}"), format!("number of {stem}"), format!("({stem}")]
            .iter()
            .any(|unit| lower.contains(unit))
}

/// "250 events": a number and what is counted.
pub fn is_counted(value: &Value, next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = next.get(word.len()..).unwrap_or_default();
    value.text.bytes().all(|byte| byte.is_ascii_digit()) && word.ends_with('s') && ends_clause(rest)
}
