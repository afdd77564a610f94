//! Whether two objects of one name are about one thing, so that one type can have the members of both.

use crate::api::{ItemPart, Object};
use crate::lower::types::sharing::hints::Role;
use crate::lower::types::sharing::occurrences::Found;

/// Names that many different things have, in lower case without separators, sorted.
const GENERIC: &[&str] = &[
    "action", "actions", "attribute", "attributes", "body", "condition", "conditions", "config", "configuration",
    "content", "context", "criteria", "data", "detail", "details", "entity", "event", "extra", "field", "fields",
    "filter", "filters", "group", "info", "input", "item", "items", "meta", "metadata", "object", "option", "options",
    "parameter", "parameters", "params", "payload", "properties", "property", "query", "record", "request", "resource",
    "result", "rule", "rules", "search", "setting", "settings", "source", "target", "value", "values", "where",
];

/// Whether they are about one thing. `same_place` is whether both are at one path of one endpoint.
pub fn are_alike(one: &Object, other: &Object, found: &Found, same_place: bool) -> bool {
    let has = |object: &Object, name: &str| object.members.iter().any(|member| member.name == name);
    let common = other.members.iter().filter(|member| has(one, &member.name)).count();
    let (less, more) = match (one.members.len(), other.members.len()) {
        (one, other) if one < other => (one, other),
        (one, other) => (other, one),
    };
    let is_most = common * 2 >= more || common == less && common > 1;
    match found.occurrence.part {
        ItemPart::Response => is_most,
        _ if same_place => common > 0,
        ItemPart::Request if is_generic(found) => is_most,
        ItemPart::Request | ItemPart::Failure => common * 2 >= less && common > 0,
    }
}

/// Whether the name of the value says nothing of what it is.
pub fn is_generic(found: &Found) -> bool {
    let name = found.hint.name.to_ascii_lowercase();
    found.hint.role != Role::Member || GENERIC.binary_search(&name.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::GENERIC;

    #[test]
    fn the_names_are_sorted() {
        assert!(GENERIC.is_sorted());
    }
}
