//! The type of an argument: in a sentence, in a cell of a table, or as a placeholder.

use super::text::{Text, begins_with, ends, starts};
use crate::arguments::argument::ValueKind::{self, Boolean, File, Integer, List, Number, Object, String};
use crate::bytes::{kind, position};

/// The type that a cell of a column of types names.
pub fn in_cell(text: &str) -> Option<ValueKind> {
    let lower = text.trim().trim_matches(['`', '*', '_', '"', '<', '>']).to_lowercase();
    if lower.contains(" or ") || lower.contains('|') {
        return of_alternatives(&lower);
    }
    of_name(&lower)
}

/// The type of a placeholder of openapi-to-postman: `<string>`, `<integer>`, `<dateTime>`.
pub fn placeholder(value: &str) -> Option<ValueKind> {
    let name = value.trim().strip_prefix('<')?.strip_suffix('>')?;
    of_name(&name.to_ascii_lowercase())
}

/// The type that a description names: "Boolean. If true …", "Must be a String", "Type: integer."
pub fn in_text(text: &Text) -> Option<ValueKind> {
    if let Some(kind) = after_label(text) {
        return Some(kind);
    }
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let rest = text.get(word.len()..).unwrap_or_default();
    let labels = [". ", ", ", ": ", " - ", " – ", "; ", " between "].iter().any(|end| rest.starts_with(end));
    if labels && let Some(kind) = of_name(&word.to_lowercase()).filter(|_| is_type_word(word)) {
        return Some(kind);
    }
    if let Some(kind) = among_labels(text) {
        return Some(kind);
    }
    ["must be a", "must be an"].iter().find_map(|lead| {
        let rest = text.get(*ends(text, lead).first()?..)?.trim_start();
        let word = rest.split(|c: char| !c.is_alphanumeric()).next()?;
        let after = rest.get(word.len()..)?;
        let ended = after.is_empty() || after.starts_with(['.', ',', '\n', ';', ')']);
        of_name(&word.to_lowercase()).filter(|_| ended && is_type_word(word))
    })
}

/// "string (required) - …", "(string, optional) …", "`string` `required` …": labels before the description.
fn among_labels(text: &str) -> Option<ValueKind> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '(', '[', '`', ',', ';', ')', ']', '-', '–', '.', '|', '*']);
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().filter(|word| !word.is_empty())?;
        rest = rest.get(word.len()..)?;
        let is_closed = rest.starts_with([',', ')', ']', '`', ';', '|'])
            || [" (", " [", " | "].iter().any(|next| rest.starts_with(next));
        if !is_closed {
            return None;
        }
        if is_type_word(word) {
            return of_name(&word.to_lowercase());
        }
        if !matches!(word.to_ascii_lowercase().as_str(), "required" | "optional" | "mandatory" | "conditional") {
            return None;
        }
    }
}

/// A separate sentence: `Type: list of strings.`
fn after_label(text: &Text) -> Option<ValueKind> {
    let lower = text.lower();
    let at = ["type: ", "data type: "].iter().find_map(|label| {
        starts(text, label).into_iter().map(|at| (at, at + label.len())).find(|(at, _)| {
            let before = lower.get(..*at).unwrap_or_default().trim_end();
            before.is_empty() || before.ends_with(['.', ';', '(', '\n'])
        })
    });
    let rest = lower.get(at?.1..)?;
    let end = position(rest, kind!(b'.' | b';' | b',' | b')' | b'\n')).unwrap_or(rest.len());
    in_cell(rest.get(..end)?)
}

/// Words that can only be a type.
fn is_type_word(word: &str) -> bool {
    let words = [
        "string", "boolean", "bool", "integer", "int", "int32", "int64", "number", "float", "double", "array", "object",
    ];
    words.contains(&&*word.to_ascii_lowercase())
}

fn of_alternatives(lower: &str) -> Option<ValueKind> {
    let parts = lower.split('|').flat_map(|part| part.split(" or "));
    let mut kinds = parts.map(str::trim).filter(|part| !matches!(*part, "null" | "none" | "nil" | "")).map(of_name);
    let first = kinds.next()??;
    kinds.all(|kind| kind.as_ref() == Some(&first)).then_some(first)
}

fn of_name(lower: &str) -> Option<ValueKind> {
    let lower = lower.trim();
    if let Some(inner) = lower.strip_suffix("[]") {
        return Some(List(of_name(inner).map(Box::new)));
    }
    if let Some(inner) = lower.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Some(List(of_name(inner).map(Box::new)));
    }
    for lead in
        ["array of ", "list of ", "arrays of ", "array<", "list<", "array[", "list[", "array (", "array(", "set of "]
    {
        if let Some(inner) = lower.strip_prefix(lead) {
            return Some(List(of_name(inner.trim_end_matches(['>', ']', ')'])).map(Box::new)));
        }
    }
    let word = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let rest = lower.get(word.len()..).unwrap_or_default();
    if begins_with(rest.trim_start(), &["array", "list"]) || rest.trim_start().starts_with("[]") {
        return Some(List(of_name(word).map(Box::new)));
    }
    // a numeric string
    if begins_with(rest.trim_start(), &["string", "text"]) {
        return Some(String);
    }
    if lower.starts_with("iso ") || lower.starts_with("iso8601") || lower.starts_with("date") {
        return Some(String);
    }
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "string" | "str" | "text" | "varchar" | "char" | "uuid" | "guid" | "url" | "uri" | "email" | "nvarchar" => {
            String
        }
        "alphanumeric" | "alphabetic" | "e164" | "password" => String,
        "integer" | "int" | "int32" | "int64" | "long" | "short" | "interger" | "bigint" | "smallint" => Integer,
        "uint" | "uint32" | "uint64" | "int16" | "tinyint" => Integer,
        "number" | "float" | "double" | "decimal" | "numeric" | "num" | "real" => Number,
        "boolean" | "bool" => Boolean,
        "array" | "list" => List(None),
        "object" | "map" | "hash" | "dict" | "dictionary" | "struct" | "hashmap" => Object,
        "file" | "binary" => File,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::{in_cell, in_text, placeholder};
    use crate::arguments::ValueKind;

    #[test]
    fn placeholders_of_openapi_to_postman_name_types() {
        assert_eq!(placeholder("<dateTime>"), Some(ValueKind::String));
        assert_eq!(placeholder("<long>"), Some(ValueKind::Integer));
        assert_eq!(placeholder("<YOUR_URL>"), None);
    }

    #[test]
    fn a_labelled_sentence_names_a_type() {
        assert_eq!(in_text(&Text::new("Seconds. Type: integer. At most 60.")), Some(ValueKind::Integer));
        assert_eq!(
            in_text(&Text::new("Ids. Type: list of strings.")),
            Some(ValueKind::List(Some(Box::new(ValueKind::String))))
        );
        assert_eq!(in_text(&Text::new("The content type: integer.")), None);
    }

    #[test]
    fn a_cell_with_two_types_has_no_type() {
        assert_eq!(in_cell("integer or string"), None);
        assert_eq!(in_cell("string | null"), Some(ValueKind::String));
        assert_eq!(in_cell("Numeric string"), Some(ValueKind::String));
    }
}
