//! The resource that an item is about, by its path.

use crate::api::{Item, Part};
use crate::bytes::{is_one_of, kind, leading, position};
use crate::lower::names::identifiers;
use crate::lower::names::singular::{singular, singular_or_same};

/// The last segments of paths that name an API and no resource.
const NO_RESOURCES: &[&str] = &["api", "rest", "graphql", "json", "rpc", "index", "public", "odata"];

/// Verbs, and `all`, before what they are about: `getAllOrders`. Sorted.
const VERBS: &[&str] = &[
    "Add", "All", "Create", "Delete", "Fetch", "Find", "Get", "List", "Query", "Read", "Remove", "Retrieve", "Search",
    "Update",
];

/// What an item is about.
pub struct Resource {
    /// In the singular and in `UpperCamelCase`: the last plural in the path, or else the last word. Empty if there is none.
    pub name: String,
    /// The end of the path.
    pub end: End,
}

/// The end of a path, which says what a list in the response is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The plural of the resource: a list of it.
    Plural,
    /// The same with verbs after it, `/orders/search`.
    PluralAndVerb,
    /// An argument: what one thing has, or itself.
    Argument,
    /// Another word.
    Word,
    /// The path has no noun: the name is that of a verb, `/search`.
    Verbs,
}

/// The resource of an item.
pub fn resource(item: &Item) -> Resource {
    let mut path = String::new();
    for part in &item.path.parts {
        match part {
            Part::Text(text) => path.push_str(text),
            _ => path.push('\0'),
        }
    }
    let path = path.get(..leading(&path, kind!(not b'?' | b'#'))).unwrap_or_default();
    let words = words(path);
    let things = || words.iter().rev().filter(|word| !thing(&word.text).is_empty());
    let end = if words.last().is_some_and(|word| word.has_argument) { End::Argument } else { End::Word };
    let plural = things().enumerate().find_map(|(after, word)| {
        let name = singular(thing(&word.text));
        let is_end = end == End::Word && after == 0 && !word.has_argument;
        let is_last = || words.last().is_some_and(|last| std::ptr::eq(last, word));
        let end = match is_end {
            true if is_last() => End::Plural,
            true => End::PluralAndVerb,
            false => end,
        };
        (!name.ends_with(" item")).then_some(Resource { name, end })
    });
    plural.unwrap_or_else(|| {
        let last = things().next().map(|word| singular_or_same(thing(&word.text)));
        let verb = || words.last().map(|word| word.text.clone()).unwrap_or_default();
        last.map_or_else(|| Resource { name: verb(), end: End::Verbs }, |name| Resource { name, end })
    })
}

/// A segment of a path that is no argument, in `UpperCamelCase`.
struct Word {
    text: String,
    /// Whether an argument follows.
    has_argument: bool,
}

fn words(path: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for segment in path.split(['/', ';']) {
        let text = segment.split('.').next().unwrap_or_default();
        if text.contains('\0') {
            if let Some(word) = words.last_mut() {
                word.has_argument = true;
            }
        } else if text.starts_with(|c: char| c.is_ascii_alphabetic())
            && position(text, kind!(b'%' | b'(' | b'=')).is_none()
            && !is_version(text)
            && !is_one_of(&text.to_ascii_lowercase(), NO_RESOURCES)
        {
            let text = identifiers::camel(text).trim_end_matches('_').to_owned();
            words.push(Word { text, has_argument: false });
        }
    }
    words
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
