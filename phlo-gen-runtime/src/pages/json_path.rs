//! Paths to values in a JSON text.

use crate::json::{ReadError, Reader, Step as Taken, write_string};
use std::borrow::Cow;

/// How many names of members a message lists.
const MOST_NAMES: usize = 12;

/// The path of a value in a JSON text: `meta.next`, `data[-1].id`. The empty path is the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JsonPath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Member(String),
    /// An element of a list; one below zero is counted from the end.
    Element(isize),
}

impl JsonPath {
    pub(super) fn new(text: &str) -> Self {
        let mut steps = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let (name, elements) = elements(part).unwrap_or((part, Vec::new()));
            if !name.is_empty() {
                steps.push(Step::Member(name.to_owned()));
            }
            steps.extend(elements.into_iter().map(Step::Element));
        }
        Self(steps)
    }

    /// The path of a member of the whole text, whatever its name.
    pub(super) fn member(name: &str) -> Self {
        Self(vec![Step::Member(name.to_owned())])
    }

    /// The text of the value at this path; `None` if there is no such member or element.
    pub(super) fn find<'a>(&self, text: &'a str) -> Result<Option<&'a str>, Box<ReadError>> {
        match self.look_up(text)? {
            Found::Value { text, .. } => Ok(Some(text)),
            Found::Empty | Found::Absent(_) => Ok(None),
        }
    }

    /// What a JSON text has at this path.
    pub(super) fn look_up<'a>(&self, text: &'a str) -> Result<Found<'a>, Box<ReadError>> {
        let mut found = Reader::new(text).raw()?;
        let mut way = Vec::new();
        let offset = |found: &str| (found.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let failed = |why: String, way: Vec<Taken>, found: &str| {
            let error = ReadError::new("the member that `Pagination` names", why, offset(found));
            way.into_iter().rev().fold(error, ReadError::inside)
        };
        for step in &self.0 {
            match step.within(found)? {
                Inner::Value(inner, taken) => {
                    way.push(taken);
                    found = inner;
                }
                Inner::Empty => return Ok(Found::Empty),
                Inner::Absent(why, missing) => {
                    // a path into a response that is the list itself
                    let is_whole = way.is_empty() && found.starts_with('[');
                    let why = if is_whole { format!("{why}, which has the path `\"\"`") } else { why };
                    way.push(missing);
                    return Ok(Found::Absent(failed(why, way, found)));
                }
            }
        }
        Ok(Found::Value { text: found, at: offset(found), way })
    }

    /// Whether a type that JSON is read into has this path. `read` reads a text into it.
    ///
    /// The text is no JSON where the path leads: a type that has the path fails there, and its error says so.
    pub(super) fn is_known(&self, read: impl FnOnce(String) -> Result<(), Box<ReadError>>) -> bool {
        let mut text = "!".to_owned();
        for step in self.0.iter().rev() {
            text = match step {
                Step::Element(_) => format!("[{text}]"),
                Step::Member(name) => {
                    let mut object = "{".to_owned();
                    write_string(name, &mut object);
                    format!("{object}:{text}}}")
                }
            };
        }
        read(text).is_err_and(|error| error.path.len() == self.0.len())
    }
}

/// What a JSON text has at a path.
pub(super) enum Found<'a> {
    /// This text, at this offset in bytes; and the steps to it.
    Value { text: &'a str, at: usize, way: Vec<Taken> },
    /// Nothing, within `null`, an empty list or an empty object.
    Empty,
    /// Nothing: the error says where the path ends, and what is there.
    Absent(Box<ReadError>),
}

/// What a value has at one step.
enum Inner<'a> {
    Value(&'a str, Taken),
    Empty,
    Absent(String, Taken),
}

impl Step {
    fn within<'a>(&self, text: &'a str) -> Result<Inner<'a>, Box<ReadError>> {
        let mut reader = Reader::new(text);
        let first = reader.peek();
        Ok(match (self, first) {
            (_, b'n') => Inner::Empty,
            (Step::Member(member), b'{') => {
                let (mut found, mut names) = (None, Vec::new());
                reader.members(&mut |reader, name| {
                    let value = reader.raw()?;
                    if name == member.as_str() {
                        found = Some(value);
                    }
                    names.push(name);
                    Ok(())
                })?;
                let step = Taken::Member(member.clone().into());
                match found {
                    Some(value) => Inner::Value(value, step),
                    None if names.is_empty() => Inner::Empty,
                    None => Inner::Absent(format!("an object with {}", listed(&names)), step),
                }
            }
            (Step::Element(index), b'[') => {
                let all = list_elements(&mut reader)?;
                let index =
                    if *index < 0 { all.len().checked_add_signed(*index) } else { usize::try_from(*index).ok() };
                let found = index.and_then(|index| Some((all.get(index).copied()?, Taken::Element(index))));
                found.map_or(Inner::Empty, |(value, step)| Inner::Value(value, step))
            }
            (Step::Member(member), _) => Inner::Absent(kind(first).to_owned(), Taken::Member(member.clone().into())),
            (Step::Element(index), _) => {
                Inner::Absent(kind(first).to_owned(), Taken::Element(usize::try_from(*index).unwrap_or(0)))
            }
        })
    }
}

/// What a JSON text is, by its first byte.
pub(super) fn kind(first: u8) -> &'static str {
    match first {
        b'{' => "an object",
        b'[' => "a list",
        b'"' => "a string",
        b't' | b'f' => "a boolean",
        b'n' => "null",
        _ => "a number",
    }
}

/// The names of members, for a message: the first of them, and none that is a text.
fn listed(names: &[Cow<'_, str>]) -> String {
    let is_short = |name: &&Cow<'_, str>| {
        (1..=40).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-$.@".contains(&byte))
    };
    let shown: Vec<String> = names.iter().filter(is_short).take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
    let more = if shown.len() < names.len() { " and others" } else { "" };
    if shown.is_empty() { "other members".to_owned() } else { format!("{}{more}", shown.join(", ")) }
}

/// The texts of the elements of a list.
pub(super) fn list_elements<'a>(reader: &mut Reader<'a>) -> Result<Vec<&'a str>, Box<ReadError>> {
    let mut all = Vec::new();
    reader.elements(&mut |reader, _| {
        all.push(reader.raw()?);
        Ok(())
    })?;
    Ok(all)
}

/// A name and the indices in the brackets after it: `data[0][-1]`. `None` if the name ends differently.
fn elements(part: &str) -> Option<(&str, Vec<isize>)> {
    let (name, brackets) = part.split_at_checked(part.find('[')?)?;
    let inner = brackets.strip_prefix('[')?.strip_suffix(']')?;
    let elements = inner.split("][").map(str::parse).collect::<Result<_, _>>().ok()?;
    Some((name, elements))
}

#[cfg(test)]
mod tests {
    use super::JsonPath;
    use crate::__private as __;
    use crate::json::decode;
    use proptest::prelude::*;

    const TEXT: &str = r#" {"meta": {"next": "/a?b"}, "data": [{"id": 1}, {"id": 2, "x": [[7]]}], "a[b]": null} "#;

    fn find(path: &str) -> Option<&'static str> {
        JsonPath::new(path).find(TEXT).ok().flatten()
    }

    #[test]
    fn a_path_consists_of_names_and_indices() {
        assert_eq!(find("meta.next"), Some("\"/a?b\""));
        assert_eq!(find("data[0].id"), Some("1"));
        assert_eq!(find("data[-1].id"), Some("2"));
        assert_eq!(find("data[1].x[0][0]"), Some("7"));
        assert_eq!(find("a[b]"), Some("null"));
        assert_eq!(find(""), Some(TEXT.trim()));
    }

    proptest! {
        #[test]
        fn any_path_is_searched_in_any_text(path in any::<String>(), path_like in "[a.\\[\\]0-9-]{0,9}", text in any::<String>()) {
            for path in [path, path_like].map(|path| JsonPath::new(&path)) {
                let _ = path.find(&text);
                prop_assert!(path.find(TEXT).is_ok());
            }
        }
    }

    crate::fields! { Page { 0 meta "meta" 1 data "data" } }
    struct Page {
        meta: Meta,
        data: Vec<Meta>,
    }
    crate::fields! { Meta { 0 next "next" 1 total "total count" } }
    struct Meta {
        next: Option<String>,
        total: Option<i64>,
    }

    #[test]
    fn a_type_knows_its_members() {
        let is_known = |path: &str| JsonPath::new(path).is_known(|text| decode::<Page>(&text).map(drop));
        for path in ["meta", "meta.next", "data", "data[0]", "data[-1].next", "data[3].total count"] {
            assert!(is_known(path), "{path}");
        }
        for path in ["mta", "meta.nxt", "data[-1].nxt", "data.next", "meta[0]", "meta.next.href", "data[0][0]"] {
            assert!(!is_known(path), "{path}");
        }
    }

    #[test]
    fn missing_values_are_not_found() {
        for place in ["meta.previous", "data[2]", "data[-3]", "meta[0]", "data.id", "meta.next.href"] {
            assert_eq!(find(place), None, "{place}");
        }
        assert_eq!(JsonPath::new("[0]").find("[]").ok(), Some(None));
        assert!(JsonPath::new("a").find("<html>").is_err());
    }
}
