//! The path of a saved request as a pattern that requests may fit.

use crate::variables::values::{self, Values};
use phlo_gen_core::collection::{RowValue, Url};

/// How often the authority of a URL may turn out to be a variable again.
const DEPTH: usize = 4;

/// The length beyond which variables in a path stay holes: some name themselves.
const LONGEST: usize = 1 << 14;

/// A path with holes.
#[derive(Debug, Default)]
pub struct Pattern {
    /// Whether something may stand in front: the base is a variable that nobody knows the value of.
    pub any_prefix: bool,
    /// The segments; empty ones are left out.
    pub segments: Vec<Segment>,
    /// Whether it ends with a slash.
    pub slash: bool,
    /// The path for people.
    pub shown: String,
}

/// A segment: text and holes in turn.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment(pub Vec<Part>);

/// A part of a segment.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Text, without percent signs.
    Text(String),
    /// Something that a request fills.
    Hole {
        /// The variable.
        name: String,
        /// The value that the collection has for it.
        saved: Option<String>,
    },
}

impl Pattern {
    /// The path of a URL, that of its base in front.
    pub fn new(url: &Url, values: &Values) -> Self {
        let (authority, mut path) = base(url, values);
        for segment in url.path.iter().flatten() {
            path.push('/');
            path.push_str(&with_inner_slashes(&segment.text, values));
        }
        let texts: Vec<&str> = path.split('/').filter(|text| !text.is_empty()).collect();
        Pattern {
            any_prefix: authority.ends_with("}}"),
            segments: texts.iter().map(|text| segment(text, url, values)).collect(),
            slash: path.ends_with('/'),
            shown: if path.starts_with('/') { path } else { format!("/{path}") },
        }
    }
}

/// The authority of a URL and the path that its variables bring along.
fn base(url: &Url, values: &Values) -> (String, String) {
    let mut text = format!("{}://{}", url.protocol.as_deref().unwrap_or("http"), url.host);
    if let Some(port) = &url.port {
        text.extend([":", port]);
    }
    // a value may hold scheme, authority and path, and a variable in turn where the authority stands
    for _ in 0..DEPTH {
        let (authority, path) = cut(&text);
        let resolved = values.resolve(authority);
        if resolved == authority {
            break;
        }
        text = format!("{resolved}{path}");
    }
    let (authority, path) = cut(&text);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    (authority.to_owned(), with_inner_slashes(path, values))
}

/// The authority of a URL, and what is behind it.
fn cut(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

/// A text in which those variables are replaced whose value has a slash: the others are holes within one segment.
fn with_inner_slashes(text: &str, values: &Values) -> String {
    let mut out = String::new();
    for piece in values::pieces(text) {
        match piece {
            values::Piece::Text(text) => out.push_str(text),
            values::Piece::Variable(name) => {
                let hole = format!("{{{{{name}}}}}");
                let value = if out.len() < LONGEST { values.resolve(&hole) } else { String::new() };
                out.push_str(if value.contains('/') { &value } else { &hole });
            }
        }
    }
    out
}

fn segment(text: &str, url: &Url, values: &Values) -> Segment {
    if let Some((name, rest)) = colon_variable(text) {
        let mut parts = vec![Part::Hole { name: name.to_owned(), saved: path_value(url, name, values) }];
        parts.extend(pieces(rest, values));
        return Segment(parts);
    }
    match placeholder(text) {
        Some(name) => Segment(vec![Part::Hole { name: name.to_owned(), saved: None }]),
        None => Segment(pieces(text, values)),
    }
}

fn pieces(text: &str, values: &Values) -> Vec<Part> {
    let pieces = values::pieces(text).into_iter();
    let part = |piece| match piece {
        values::Piece::Text(text) => Part::Text(crate::request::incoming::decode(text)),
        values::Piece::Variable(name) => {
            Part::Hole { name: name.to_owned(), saved: values.get(name).map(str::to_owned) }
        }
    };
    pieces.map(part).collect()
}

/// `:id.json` is the variable `id` and the text `.json`; a name that holds a variable is none to Postman.
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

    fn pattern(url: &str, values: &[(&str, &str)]) -> Pattern {
        let text = format!(r#"{{"info": {{"schema": "v2.1.0"}}, "item": [{{"request": {url}}}]}}"#);
        let Ok(collection) = phlo_gen_core::collection::read(&text) else { panic!("not read: {text}") };
        let Some(phlo_gen_core::collection::Entry::Item(item)) = collection.entries.first() else { panic!("no item") };
        Pattern::new(&item.request.url, &Values::of(values))
    }

    #[test]
    fn the_path_of_a_base_variable_stands_in_front() {
        let values = [("base", "https://h.com/v1/Account/{{auth_id}}")];
        let pattern = pattern(r#""{{base}}/Call/""#, &values);
        assert_eq!(pattern.shown, "/v1/Account/{{auth_id}}/Call/");
        assert_eq!(pattern.segments.len(), 4);
        assert!(pattern.slash && !pattern.any_prefix);
    }

    #[test]
    fn a_base_without_a_value_takes_any_prefix() {
        assert!(pattern(r#""{{base}}/a""#, &[]).any_prefix);
        assert!(pattern(r#""https://{{host}}/a""#, &[("host", "{{other}}")]).any_prefix);
        assert!(!pattern(r#""https://{{tenant}}.h.com/a""#, &[]).any_prefix);
        assert!(!pattern(r#""{{base}}/a""#, &[("base", "localhost:80")]).any_prefix);
    }

    #[test]
    fn every_spelling_of_a_variable_is_a_hole() {
        let pattern = pattern(r#""http://h/:a/{{b}}/{c}/<d>/:e.json/v{{f}}""#, &[("b", "1")]);
        let holes: Vec<&str> = pattern
            .segments
            .iter()
            .flat_map(|segment| &segment.0)
            .filter_map(|part| match part {
                Part::Hole { name, .. } => Some(name.as_str()),
                Part::Text(_) => None,
            })
            .collect();
        assert_eq!(holes, ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(pattern.segments[1].0, [Part::Hole { name: "b".into(), saved: Some("1".into()) }]);
        assert_eq!(pattern.segments[4].0[1], Part::Text(".json".into()));
    }

    #[test]
    fn variables_that_name_each_other_end() {
        pattern(r#""{{a}}/x""#, &[("a", "{{b}}{{b}}/{{a}}"), ("b", "{{a}}")]);
        pattern(r#""{{a}}/x""#, &[("a", "{{b}}/x"), ("b", "{{a}}")]);
    }

    #[test]
    fn a_value_with_a_slash_is_several_segments() {
        assert_eq!(pattern(r#""http://h/{{p}}/x""#, &[("p", "a/b")]).segments.len(), 3);
    }
}
