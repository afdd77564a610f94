//! Facts on members of objects, and the shape of a value that is only in a description.

use crate::arguments::{Facts, ValueKind};
use crate::bytes::{kind, position};
use crate::shapes::{Element, Shape};

/// Facts on members of an object: the path of each, and the facts of the table on it.
pub type MemberFacts = Vec<(Vec<String>, Facts)>;

/// `a.b`, `a[].b` and `a[0].b` as the names of members, the outermost first.
pub fn member_path(name: &str) -> Vec<String> {
    let without_lists: String =
        name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    without_lists.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// `a[b][c]` as the names of members; what is no name between brackets is left out.
pub fn bracket_path(name: &str) -> Vec<String> {
    let is_index = |part: &str| part.is_empty() || part.bytes().all(|byte| byte.is_ascii_digit());
    if position(name, kind!(b'[' | b']' | b'.')).is_none() {
        return if is_index(name) { Vec::new() } else { vec![name.to_owned()] };
    }
    let parts = name.split(['[', ']', '.']).filter(|part| !is_index(part));
    parts.map(str::to_owned).collect()
}

/// The facts on a member itself, and those on the members below it.
pub fn member_and_below(facts: &MemberFacts, name: &str) -> (Option<Facts>, MemberFacts) {
    let mut own = None;
    let mut below = MemberFacts::new();
    for (path, facts) in facts {
        match path.as_slice() {
            [last] if last == name => own = Some(facts.clone()),
            [first, rest @ ..] if first == name => below.push((rest.to_vec(), facts.clone())),
            _ => {}
        }
    }
    (own, below)
}

/// The shape of a value whose type is only in a description.
pub fn element_of_kind(kind: Option<&ValueKind>) -> Element {
    let shape = match kind {
        Some(ValueKind::String) | Some(ValueKind::File) => Shape::String,
        Some(ValueKind::Integer) => Shape::Int64,
        Some(ValueKind::Number) => Shape::Number,
        Some(ValueKind::Boolean) => Shape::Boolean,
        Some(ValueKind::List(inner)) => Shape::List(Box::new(element_of_kind(inner.as_deref()))),
        Some(ValueKind::Object) | None => Shape::Unknown,
    };
    Element { shape, nullable: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_with_the_outermost_member() {
        assert_eq!(member_path("a.b"), ["a", "b"]);
        assert_eq!(member_path("a[].b[0].c"), ["a", "b", "c"]);
        assert_eq!(member_path("a[b]"), ["a"]);
        assert_eq!(member_path("ids[]"), ["ids"]);
        assert_eq!(bracket_path("a[b][0][c]"), ["a", "b", "c"]);
        assert_eq!(bracket_path("ids[]"), ["ids"]);
        assert_eq!(bracket_path("id"), ["id"]);
        assert!(bracket_path("0").is_empty() && bracket_path("").is_empty());
    }
}
