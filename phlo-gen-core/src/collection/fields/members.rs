//! Reads members of an object as strings, descriptions and lists.

use super::findings::Findings;
use super::javascript;
use crate::collection::model::{Description, Markup};
use crate::json::{Json, Kind};

/// The member with this name, unless it is absent or null.
pub fn present<'j, 'a>(object: &'j Json<'a>, name: &str) -> Option<&'j Json<'a>> {
    object.get(name).filter(|value| value.kind != Kind::Null)
}

/// The member with this name, unless it is false in JavaScript.
pub fn truthy<'j, 'a>(object: &'j Json<'a>, name: &str) -> Option<&'j Json<'a>> {
    object.get(name).filter(|value| javascript::truthy(value))
}

/// The string of a member; another type is converted to a string.
pub fn text(object: &Json, name: &str, findings: &mut Findings) -> Option<String> {
    let value = present(object, name)?;
    if value.as_str().is_none() {
        findings.wrong_type(&format!("`{name}`"), value, "a string", "its text is used; write a string");
    }
    Some(match value.kind {
        Kind::Array(_) | Kind::Object(_) => javascript::json(value),
        _ => javascript::string(value),
    })
}

/// The string of a member, unless it is empty.
pub fn filled(object: &Json, name: &str, findings: &mut Findings) -> Option<String> {
    text(object, name, findings).filter(|text| !text.is_empty())
}

/// The members of a list. One object without a list around it counts as a list of one, as it does for Postman.
pub fn list<'j, 'a>(value: &'j Json<'a>, what: &str, findings: &mut Findings) -> &'j [Json<'a>] {
    match &value.kind {
        Kind::Null => &[],
        Kind::Array(values) => values,
        Kind::Object(_) => {
            findings.wrong_type(what, value, "a list", "it is read as a list of one; put it in brackets");
            std::slice::from_ref(value)
        }
        _ => {
            findings.wrong_type(what, value, "a list", "it is ignored; write a list");
            &[]
        }
    }
}

/// The `description` of an object.
pub fn description(object: &Json, findings: &mut Findings) -> Option<Description> {
    let value = present(object, "description")?;
    let content = if value.as_object().is_some() { present(value, "content")? } else { value };
    let text = match content.as_str() {
        Some(text) => text.to_owned(),
        None => {
            findings.wrong_type("`description`", content, "a string", "its text is used; write a string");
            javascript::string(content)
        }
    };
    let markup = match value.get("type").and_then(Json::as_str) {
        Some("text/html") => Markup::Html,
        Some("text/plain") => Markup::Plain,
        _ => Markup::Markdown,
    };
    // exporters write a missing text so
    let is_missing = matches!(text.as_str(), "" | "null" | "undefined");
    (!is_missing).then_some(Description { text, markup, offset: content.start })
}
