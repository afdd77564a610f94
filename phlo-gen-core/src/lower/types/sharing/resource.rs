//! The resource that an item is about, by its path.

use crate::api::{Item, Part};
use crate::bytes::leading;
use crate::lower::names::identifiers;
use crate::lower::names::singular::{singular, singular_or_same};

/// The last segments of paths that name an API and no resource.
const NO_RESOURCES: &[&str] = &["api", "rest", "graphql", "json", "rpc", "index", "public", "odata"];

/// Verbs, and `all`, before what they are about: `getAllOrders`. Sorted.
const VERBS: &[&str] = &[
    "Add", "All", "Create", "Delete", "Fetch", "Find", "Get", "List", "Query", "Read", "Remove", "Retrieve", "Search",
    "Update",
];

/// The resource of an item in the singular and in `UpperCamelCase`: the last plural in its path, or else the last word.
/// Empty if there is none.
pub fn resource(item: &Item) -> String {
    let mut path = String::new();
    for part in &item.path.parts {
        match part {
            Part::Text(text) => path.push_str(text),
            _ => path.push('\0'),
        }
    }
    let path = path.get(..leading(&path, |byte| !matches!(byte, b'?' | b'#'))).unwrap_or_default();
    let words: Vec<String> = path
        .split(['/', ';'])
        .map(|segment| segment.split('.').next().unwrap_or_default())
        .filter(|text| text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains(['\0', '%', '(', '=']))
        .filter(|text| !is_version(text) && !NO_RESOURCES.contains(&text.to_ascii_lowercase().as_str()))
        .map(|text| identifiers::camel(text).trim_end_matches('_').to_owned())
        .collect();
    let things: Vec<&str> = words.iter().map(|word| thing(word)).filter(|word| !word.is_empty()).collect();
    let plural = things.iter().rev().map(|word| singular(word)).find(|name| !name.ends_with(" item"));
    let last = || things.last().map(|word| singular_or_same(word)).or_else(|| words.last().cloned());
    plural.or_else(last).unwrap_or_default()
}

/// Whether a resource is a thing and no verb, as that of `/search` is.
pub fn is_thing(resource: &str) -> bool {
    !thing(resource).is_empty()
}

fn is_version(text: &str) -> bool {
    text.starts_with(['v', 'V']) && text.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// What a segment is about, without verbs before it and a condition after it: `getUserById`. Empty if it is only these:
/// `search`, `byUser`.
fn thing(words: &str) -> &str {
    let mut rest = words;
    loop {
        let end =
            rest.get(1..).and_then(|tail| tail.find(|c: char| c.is_ascii_uppercase())).map_or(rest.len(), |at| at + 1);
        let (word, after) = rest.split_at(end);
        if VERBS.binary_search(&word).is_err() {
            break;
        }
        rest = after;
    }
    match rest.match_indices("By").find(|(at, _)| rest[at + 2..].starts_with(|c: char| c.is_ascii_uppercase())) {
        Some((at, _)) => &rest[..at],
        None => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::{VERBS, thing};

    #[test]
    fn verbs_and_conditions_are_no_resource() {
        let of = |words: [&'static str; 8]| words.map(thing);
        assert_eq!(
            of(["GetAllOrders", "ByUser", "FindByStatus", "UserById", "Search", "Listings", "Bylaws", "Allowances"]),
            ["Orders", "", "", "User", "", "Listings", "Bylaws", "Allowances"]
        );
    }

    #[test]
    fn the_verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
