//! The path of a saved request as a pattern for the paths of requests.

use crate::request::decode;
use crate::variables::Values;
use phlo_gen_core::collection::{RowValue, Url};
use phlo_gen_core::lower::references::{Piece, pieces};

/// How many times the variable in the authority of a URL is replaced: its value may begin with a variable again.
const MAX_DEPTH: usize = 4;

/// The length from which variables in a path are no longer replaced: a value may contain its own variable.
const MAX_LENGTH: usize = 1 << 14;

/// A path with variables.
#[derive(Debug, Default)]
pub struct PathPattern {
    /// Whether the path may have any prefix, because the base of the URL is a variable without a value.
    pub any_prefix: bool,
    /// The segments; empty ones are left out.
    pub segments: Vec<Segment>,
    /// Whether it ends with a slash.
    pub has_trailing_slash: bool,
    /// The path as a string, for messages.
    pub text: String,
}

/// A segment: text and variables.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment(pub Vec<Part>);

/// A part of a segment.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Text, without percent signs.
    Text(String),
    /// A path variable.
    Variable {
        /// Its name.
        name: String,
        /// Its value in the collection.
        value: Option<String>,
    },
}

impl PathPattern {
    /// The path of a URL, including the path of its base.
    pub fn new(url: &Url, values: &Values) -> Self {
        let (authority, mut path) = base(url, values);
        for segment in url.path.iter().flatten() {
            path.push('/');
            path.push_str(&replace_multi_segment(&segment.text, values));
        }
        let texts: Vec<&str> = path.split('/').filter(|text| !text.is_empty()).collect();
        PathPattern {
            any_prefix: authority.ends_with("}}"),
            segments: texts.iter().map(|text| segment(text, url, values)).collect(),
            has_trailing_slash: path.ends_with('/'),
            text: if path.starts_with('/') { path } else { format!("/{path}") },
        }
    }
}

/// The authority of a URL, and the path in the values of its variables.
fn base(url: &Url, values: &Values) -> (String, String) {
    let mut text = format!("{}://{}", url.protocol.as_deref().unwrap_or("http"), url.host);
    if let Some(port) = &url.port {
        text.extend([":", port]);
    }
    // a value may contain scheme, authority and path, and its authority may be a variable again
    for _ in 0..MAX_DEPTH {
        let (authority, path) = split_authority(&text);
        let resolved = values.resolve(authority);
        if resolved == authority {
            break;
        }
        text = format!("{resolved}{path}");
    }
    let (authority, path) = split_authority(&text);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    (authority.to_owned(), replace_multi_segment(path, values))
}

/// The authority of a URL, and the rest after it.
fn split_authority(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

/// Replaces the variables whose value contains a slash. The others are variables within one segment.
fn replace_multi_segment(text: &str, values: &Values) -> String {
    let mut out = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Variable(name) => {
                let variable = format!("{{{{{name}}}}}");
                let value = if out.len() < MAX_LENGTH { values.resolve(&variable) } else { String::new() };
                out.push_str(if value.contains('/') { &value } else { &variable });
            }
        }
    }
    out
}

fn segment(text: &str, url: &Url, values: &Values) -> Segment {
    if let Some((name, rest)) = colon_variable(text) {
        let mut segment = vec![Part::Variable { name: name.to_owned(), value: path_value(url, name, values) }];
        segment.extend(parts(rest, values));
        return Segment(segment);
    }
    match placeholder(text) {
        Some(name) => Segment(vec![Part::Variable { name: name.to_owned(), value: None }]),
        None => Segment(parts(text, values)),
    }
}

fn parts(text: &str, values: &Values) -> Vec<Part> {
    let pieces = pieces(text).into_iter();
    let part = |piece| match piece {
        Piece::Text(text) => Part::Text(decode(text)),
        Piece::Variable(name) => Part::Variable { name: name.to_owned(), value: values.get(name).map(str::to_owned) },
    };
    pieces.map(part).collect()
}

/// `:id.json` is the variable `id` and the text `.json`; Postman does not read a name that contains `{{` as a variable.
fn colon_variable(segment: &str) -> Option<(&str, &str)> {
    let rest = segment.strip_prefix(':')?;
    let (name, rest) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    (!name.is_empty() && !name.contains("{{")).then_some((name, rest))
}

/// `{id}` or `<id>` as a whole segment.
fn placeholder(segment: &str) -> Option<&str> {
    let braces = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let inner = braces.or_else(|| segment.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')))?;
    (!inner.is_empty() && !inner.contains(['{', '}', '<', '>'])).then_some(inner)
}

fn path_value(url: &Url, name: &str, values: &Values) -> Option<String> {
    let row = url.variables.iter().rev().find(|row| row.key.as_deref() == Some(name))?;
    match &row.value {
        RowValue::String(value) => {
            Some(values.resolve(value)).filter(|value| !value.is_empty() && !value.contains("{{"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(url: &str, values: &[(&str, &str)]) -> PathPattern {
        let text = format!(r#"{{"info": {{"schema": "v2.1.0"}}, "item": [{{"request": {url}}}]}}"#);
        let Ok(collection) = phlo_gen_core::collection::read(&text) else { panic!("not read: {text}") };
        let Some(phlo_gen_core::collection::Entry::Item(item)) = collection.entries.first() else { panic!("no item") };
        PathPattern::new(&item.request.url, &Values::of(values))
    }

    #[test]
    fn the_path_of_a_base_variable_comes_first() {
        let values = [("base", "https://h.com/v1/Account/{{auth_id}}")];
        let pattern = pattern(r#""{{base}}/Call/""#, &values);
        assert_eq!(pattern.text, "/v1/Account/{{auth_id}}/Call/");
        assert_eq!(pattern.segments.len(), 4);
        assert!(pattern.has_trailing_slash && !pattern.any_prefix);
    }

    #[test]
    fn a_base_without_a_value_allows_any_prefix() {
        assert!(pattern(r#""{{base}}/a""#, &[]).any_prefix);
        assert!(pattern(r#""https://{{host}}/a""#, &[("host", "{{other}}")]).any_prefix);
        assert!(!pattern(r#""https://{{tenant}}.h.com/a""#, &[]).any_prefix);
        assert!(!pattern(r#""{{base}}/a""#, &[("base", "localhost:80")]).any_prefix);
    }

    #[test]
    fn every_notation_of_a_variable_is_a_path_variable() {
        let pattern = pattern(r#""http://h/:a/{{b}}/{c}/<d>/:e.json/v{{f}}""#, &[("b", "1")]);
        let names: Vec<&str> = pattern
            .segments
            .iter()
            .flat_map(|segment| &segment.0)
            .filter_map(|part| match part {
                Part::Variable { name, .. } => Some(name.as_str()),
                Part::Text(_) => None,
            })
            .collect();
        assert_eq!(names, ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(pattern.segments[1].0, [Part::Variable { name: "b".into(), value: Some("1".into()) }]);
        assert_eq!(pattern.segments[4].0[1], Part::Text(".json".into()));
    }

    #[test]
    fn cyclic_variables_terminate() {
        pattern(r#""{{a}}/x""#, &[("a", "{{b}}{{b}}/{{a}}"), ("b", "{{a}}")]);
        pattern(r#""{{a}}/x""#, &[("a", "{{b}}/x"), ("b", "{{a}}")]);
    }

    #[test]
    fn a_value_with_a_slash_is_several_segments() {
        assert_eq!(pattern(r#""http://h/{{p}}/x""#, &[("p", "a/b")]).segments.len(), 3);
    }
}
