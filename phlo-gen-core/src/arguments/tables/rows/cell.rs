//! Reads a cell of an argument table, by the role of its column.

use crate::arguments::argument::{Facts, Requirement};
use crate::arguments::sentences::text::Text;
use crate::arguments::sentences::{allowed, default, description, fixed, required, types};
use crate::arguments::tables::columns::Role;
use crate::prose::{Cell, Inline, plain};

/// Reads a cell without words, which may say that the argument is not required.
pub fn read_blank(role: Role, text: &str, blank_is_no: bool, facts: &mut Facts) {
    if role == (Role::Required { inverted: false }) && (blank_is_no || !text.trim().is_empty()) {
        facts.required = facts.required.or(Some(Requirement::Optional));
    }
}

/// Reads a cell into the facts. Returns whether all of its text was understood.
pub fn read_cell(role: Role, cell: &Cell, text: &str, subject: &str, facts: &mut Facts) -> bool {
    match role {
        // they are read elsewhere
        Role::Name | Role::Description | Role::Place => true,
        Role::Required { inverted } => requirement(text, inverted, facts),
        Role::Type => kind(text, facts),
        // "*required*" in place of a default
        Role::Default if let Some(requirement) = in_place_of_default(cell, facts) => {
            facts.required = facts.required.or(Some(requirement));
            true
        }
        Role::Default => {
            let default = default::in_cell(text);
            facts.unsent_default = default::unsent::in_cell(text).or(facts.unsent_default.take());
            let understood = default.is_some();
            facts.default = default.or(facts.default.take());
            understood
        }
        Role::Example => {
            facts.example = Some(plain(cell).trim().to_owned());
            true
        }
        Role::Values if is_type(text) => {
            facts.kind = facts.kind.take().or_else(|| types::in_cell(text));
            true
        }
        Role::Values => values(&Text::new(text).about(subject), facts),
        Role::Other => other(&Text::new(text).about(subject), facts),
    }
}

/// The requirement that a cell of a default consists of, unless it is one of the allowed values.
fn in_place_of_default(cell: &Cell, facts: &Facts) -> Option<Requirement> {
    if matches!(cell.as_slice(), [Inline::Code(_)]) {
        return None;
    }
    let word = plain(cell);
    let word = word.trim_matches(['*', '_', ' ', '(', ')', '-', '–', '—', '.']).to_ascii_lowercase();
    let requirement = match word.as_str() {
        "required" | "mandatory" => Requirement::Required,
        "optional" => Requirement::Optional,
        _ => return None,
    };
    (!facts.allowed.contains(&word) && !facts.possible.contains(&word)).then_some(requirement)
}

/// Reads a cell that says whether the argument is required, perhaps with its default or a condition.
fn requirement(text: &str, inverted: bool, facts: &mut Facts) -> bool {
    let requirement = required::in_cell(text, inverted);
    facts.default = facts.default.take().or_else(|| default::in_text(&Text::new(text), &[]));
    facts.required = requirement.or(facts.required);
    match requirement {
        None => false,
        Some(Requirement::Conditional) => text.split(' ').count() < 3,
        Some(_) => true,
    }
}

/// Reads a cell of a type, perhaps with more: "string, optional", "enum [a, b]".
fn kind(text: &str, facts: &mut Facts) -> bool {
    let kind = types::in_cell(text);
    let sentence = Text::new(text);
    if facts.required.is_none() {
        facts.required = required::in_text(&sentence);
    }
    if facts.allowed.is_empty() {
        facts.allowed = bracketed_values(text);
        facts.is_guess = false;
    }
    facts.default = facts.default.take().or_else(|| default::in_text(&sentence, &facts.allowed));
    if kind.is_none() && facts.allowed.is_empty() && facts.possible.is_empty() {
        let values = allowed::in_cell(text).unwrap_or_default();
        let found = if are_constants(&values) { &mut facts.allowed } else { &mut facts.possible };
        *found = values;
    }
    let understood = kind.is_some() && text.split_whitespace().count() < 3;
    facts.kind = kind.or(facts.kind.take());
    understood
}

/// "BOOKED, AVAILABLE": words in capitals that are no types.
fn are_constants(values: &[String]) -> bool {
    let is_constant = |value: &String| {
        value.len() > 3
            && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
            && types::in_cell(value).is_none()
    };
    values.len() > 1 && values.iter().all(is_constant)
}

/// "text [verified / not_verified]": values within a cell of types.
fn bracketed_values(text: &str) -> Vec<String> {
    let inner = text.find(['[', '(', '{']).and_then(|start| text.get(start + 1..));
    let inner = inner.and_then(|inner| inner.get(..inner.find([']', ')', '}'])?));
    let words = inner.filter(|inner| inner.contains(|c: char| c.is_alphabetic()));
    // "string, enum PLAIN, MIXED"
    let words = words.or_else(|| text.split_once("enum ").map(|(_, values)| values));
    words.and_then(|inner| allowed::in_cell(inner.trim_start_matches("enum:"))).unwrap_or_default()
}

/// "string(40)" among values: a type.
fn is_type(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let rest = text.get(word.len()..).unwrap_or_default();
    matches!(word, "string" | "integer" | "number" | "boolean" | "object" | "array")
        && (rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
}

/// Reads a cell of values. Returns whether the cell contains only values.
fn values(text: &Text, facts: &mut Facts) -> bool {
    if let Some(values) = allowed::in_cell(text) {
        facts.default = facts.default.take().or_else(|| default::in_text(text, &values));
        facts.allowed = values;
        facts.is_guess = false;
        return true;
    }
    other(text, facts)
}

/// Reads a cell of any other column. Returns `false`, because the cell may contain other text.
fn other(text: &Text, facts: &mut Facts) -> bool {
    if facts.allowed.is_empty() {
        facts.allowed = allowed::in_text(text);
    }
    if facts.allowed.is_empty() && facts.possible.is_empty() {
        facts.possible = allowed::possible(text).values;
    }
    facts.required = facts.required.or_else(|| required::in_text(text).filter(|_| required::is_word(text)));
    facts.fixed = facts.fixed.take().or_else(|| fixed::in_text(text));
    facts.default = facts.default.take().or_else(|| default::in_text(text, &facts.allowed));
    description::set_word_default(facts, text);
    false
}
