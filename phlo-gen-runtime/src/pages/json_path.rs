//! Paths to values in a JSON text.

use crate::json::{ReadError, Reader};

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
        let mut found = Reader::new(text).raw()?;
        for step in &self.0 {
            let Some(inner) = step.within(found)? else { return Ok(None) };
            found = inner;
        }
        Ok(Some(found))
    }
}

impl Step {
    fn within<'a>(&self, text: &'a str) -> Result<Option<&'a str>, Box<ReadError>> {
        let mut reader = Reader::new(text);
        match (self, reader.peek()) {
            (Step::Member(member), b'{') => {
                let mut found = None;
                reader.members(&mut |reader, name| {
                    let value = reader.raw()?;
                    if name == member.as_str() {
                        found = Some(value);
                    }
                    Ok(())
                })?;
                Ok(found)
            }
            (Step::Element(index), b'[') => {
                let all = list_elements(&mut reader)?;
                let index =
                    if *index < 0 { all.len().checked_add_signed(*index) } else { usize::try_from(*index).ok() };
                Ok(index.and_then(|index| all.get(index).copied()))
            }
            _ => Ok(None),
        }
    }
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

    #[test]
    fn missing_values_are_not_found() {
        for place in ["meta.previous", "data[2]", "data[-3]", "meta[0]", "data.id", "meta.next.href"] {
            assert_eq!(find(place), None, "{place}");
        }
        assert_eq!(JsonPath::new("[0]").find("[]").ok(), Some(None));
        assert!(JsonPath::new("a").find("<html>").is_err());
    }
}
