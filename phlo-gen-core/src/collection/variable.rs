//! Reads variables of collections and environments.

use super::fields::{Findings, description, filled, javascript, list, present, text, truthy};
use super::model::Variable;
use super::rows;
use crate::json::{self, Json, Kind};
use std::collections::HashSet;

/// The owner of variables.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// In a collection.
    Collection,
    /// In an environment or a file of globals.
    Environment,
}

/// The variables in a member of an object.
pub fn variables(owner: &Json, name: &str, place: Place, findings: &mut Findings) -> Vec<Variable> {
    let Some(value) = truthy(owner, name) else { return Vec::new() };
    let variables: Vec<_> = match &value.kind {
        Kind::Object(_) if value.get("key").is_none() => map(value, name, findings),
        _ => {
            let values = list(value, &format!("`{name}`"), findings);
            values.iter().filter_map(|value| variable(value, place, findings)).collect()
        }
    };
    check_duplicates(&variables, findings);
    variables
}

fn variable(value: &Json, place: Place, findings: &mut Findings) -> Option<Variable> {
    if value.kind == Kind::Null {
        return None;
    }
    let Some(key) = filled(value, "key", findings) else {
        let message = match present(value, "id").map(javascript::string) {
            Some(id) => format!("a variable has the id `{id}`, but no `key`: Postman does not resolve `{{{{{id}}}}}`"),
            None => "a variable has no `key`, so it is ignored".to_owned(),
        };
        // Postman's editor adds an empty row at the end.
        if place == Place::Collection || truthy(value, "value").is_some() {
            findings.note("variable-without-key", value.start, message, "write its name as `key`");
        }
        return None;
    };
    let kind = text(value, "type", findings);
    let is_secret = truthy(value, "secret").is_some();
    Some(Variable {
        key,
        value: cast(value.get("value"), kind.as_deref()),
        kind: if is_secret { Some("secret".to_owned()) } else { kind },
        disabled: rows::disabled(value, findings),
        description: description(value, findings),
        offset: value.start,
    })
}

/// Variables as a map, which only format version 3 has.
fn map(value: &Json, name: &str, findings: &mut Findings) -> Vec<Variable> {
    let members = value.as_object().unwrap_or_default();
    if !members.is_empty() && name != "variables" {
        findings.wrong_type("`variable`", value, "a list", "its members are read as variables; write a list");
    }
    let variable = |member: &json::Member| Variable {
        key: member.name.clone().into_owned(),
        value: cast(Some(&member.value), None),
        kind: None,
        disabled: false,
        description: None,
        offset: member.start,
    };
    members.iter().map(variable).collect()
}

/// A value, converted to its type and then to a string.
fn cast(value: Option<&Json>, kind: Option<&str>) -> Option<String> {
    let value = value?;
    Some(match kind.map(str::to_lowercase).as_deref() {
        Some("boolean") => javascript::truthy(value).to_string(),
        Some("number") => javascript::number_text(javascript::number(value)),
        Some(kind @ ("array" | "object")) => structure(value, kind == "array"),
        _ => javascript::string(value),
    })
}

/// A list or an object, possibly as JSON in a string; an empty string for anything else.
fn structure(value: &Json, is_array: bool) -> String {
    let parsed = value.as_str().and_then(|text| json::parse(text).ok());
    match parsed.as_ref().unwrap_or(value) {
        value @ Json { kind: Kind::Array(_), .. } if is_array => javascript::string(value),
        value @ Json { kind: Kind::Object(_), .. } if !is_array => javascript::string(value),
        _ => String::new(),
    }
}

fn check_duplicates(variables: &[Variable], findings: &mut Findings) {
    let mut seen = HashSet::new();
    for variable in variables.iter().filter(|variable| !variable.disabled) {
        if !seen.insert(&variable.key) {
            let message = format!("the variable `{}` is defined twice, and the last one counts", variable.key);
            findings.note("duplicate-variable", variable.offset, message, "remove one of them, or disable it");
        }
    }
}
