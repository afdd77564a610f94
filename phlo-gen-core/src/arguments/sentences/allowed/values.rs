//! The values that a description allows.

use super::announced::{after_adjective, after_label, before_refusal, one_of};
use super::plausible::{describes_a_list, is_open, is_plausible, lists_operators};
use super::unannounced::{after_must_be, after_requirement, between_pipes, in_brackets, list_by_itself};
use super::{joined, meanings};
use crate::arguments::sentences::text::{Text, Value, ends, list, value};
use crate::bytes::Words;

/// The allowed values, in order; empty if the text names a range, the parts of a list, or other arguments.
pub fn in_text(text: &Text) -> Vec<String> {
    if let Some(values) = openapi_suffix(text) {
        return values;
    }
    static PATTERNS: Words = Words::new(&["regex", "regular expression"]);
    let is_json = PATTERNS.are_in(text.lower()) || text.trim_start().starts_with(['{', '[']) && text.contains("\":");
    if is_json || describes_a_list(text) || lists_operators(text) || is_open(text) {
        return Vec::new();
    }
    let found = after_adjective(text, true)
        .or_else(|| one_of(text))
        .or_else(|| after_label(text))
        .or_else(|| before_refusal(text))
        .or_else(|| after_adjective(text, false));
    let found = found.or_else(|| after_must_be(text)).or_else(|| after_requirement(text));
    let found = found.or_else(|| in_brackets(text));
    let found =
        found.or_else(|| meanings::values(text)).or_else(|| joined::values(text)).or_else(|| list_by_itself(text));
    let mut found = found.or_else(|| between_pipes(text));
    if let Some(values) = &mut found {
        let others = values.len() > 2;
        values.retain(|value| value.quoted && !others || !value.text.eq_ignore_ascii_case("null"));
    }
    let found = texts(found.unwrap_or_default());
    if is_a_part(text, &found) { Vec::new() } else { found }
}

/// The values of the items of a list: "comma-separated; allowed values: a, b", "any of a, b".
pub fn of_items(text: &Text) -> Vec<String> {
    if !describes_a_list(text) || lists_operators(text) {
        return Vec::new();
    }
    let found = after_adjective(text, true)
        .or_else(|| one_of(text))
        .or_else(|| after_label(text))
        .or_else(|| after_list_of(text));
    let found = texts(found.unwrap_or_default());
    if is_a_part(text, &found) || found.len() < 2 { Vec::new() } else { found }
}

/// "list of: a, b, c"
fn after_list_of(text: &Text) -> Option<Vec<Value>> {
    ends(text, "list of:").into_iter().find_map(|end| {
        list(text.get(end..)?).filter(|list| list.values.len() > 1 && list.ends_clause()).map(|list| list.values)
    })
}

/// Whether the values are only a part of each value: the direction after a field, an operator before a number.
pub fn is_a_part(text: &Text, values: &[String]) -> bool {
    let all = |known: &[&str]| !values.is_empty() && values.iter().all(|value| known.contains(&&*value.to_lowercase()));
    let lower = text.lower();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let is_direction = all(&["asc", "desc", "ascending", "descending", ":asc", ":desc", "+", "-"]);
    #[rustfmt::skip]
    let is_operator = all(&[
        "eq", "ne", "neq", "gt", "gte", "ge", "lt", "lte", "le", "in", "nin", "like", "ilike", "contains", "between", "not", "and",
        "or", "startswith", "endswith", "starts_with", "ends_with", "=", "!=", "<>", "<", ">", "<=", ">=", "==", "~",
    ]);
    is_direction && has(&["followed by", "append", "suffix", "prefix", "field:", "field,", "column:", "name:"])
        || is_operator && has(&["operator", "comparison", "condition", "filter"])
}

/// The values of a cell that contains only values.
pub fn in_cell(text: &str) -> Option<Vec<String>> {
    if text.contains("operators") {
        return None;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let Some(values) = meanings::values(text) {
        return Some(texts(values));
    }
    if lines.len() > 1
        && let Some(values) = lines.into_iter().map(line_value).collect()
    {
        return Some(texts(values));
    }
    let list = list(text)
        .filter(|list| list.values.len() > 1 && list.rest.trim_matches([' ', '.', ')', ']', '}', '\n']).is_empty())?;
    is_plausible(&list).then(|| texts(list.values))
}

/// The values that the entries of a list begin with.
pub fn of_entries(text: &str) -> Vec<String> {
    list(&format!("\n{}", text.trim())).map(|list| texts(list.values)).unwrap_or_default()
}

/// A value that is a whole line.
fn line_value(line: &str) -> Option<Value> {
    value(line).filter(|(_, rest)| rest.trim_matches([',', ';', ' ']).is_empty()).map(|(value, _)| value)
}

/// The suffix that openapi-to-postman writes: "(This can only be one of a,b)".
fn openapi_suffix(text: &Text) -> Option<Vec<String>> {
    let start = *ends(text, "(this can only be one of").last()?;
    let inner = text.get(start..)?;
    let inner = inner.get(..inner.rfind(')')?)?;
    Some(inner.split(',').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect())
}

fn texts(values: Vec<Value>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for value in values {
        if !texts.contains(&value.text) {
            texts.push(value.text);
        }
    }
    texts
}
