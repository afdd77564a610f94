//! Values of a request put into the body of its response.

use crate::matching::path::Path;
use crate::request::fields::{Fields, Given};
use crate::request::incoming::Received;
use crate::variables::dynamic;
use crate::variables::values::{self, Piece, Values};
use phlo_gen_core::json::{Json, Kind, Member};
use phlo_gen_core::json_text::{compact, quote};
use std::collections::HashMap;

/// Where the values come from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The request.
    pub request: &'a Received,
    /// Its fields.
    pub fields: &'a Fields<'a>,
    /// What stands in the holes of its path.
    pub captures: &'a HashMap<String, String>,
    /// The variables of the collection.
    pub values: &'a Values,
}

impl Sources<'_> {
    /// A text with its variables filled; unknown ones stay. Within a string of JSON, values are escaped.
    pub fn fill(&self, text: &str) -> String {
        let is_json = text.trim_start().starts_with(['{', '[']);
        let mut in_string = false;
        let mut out = String::with_capacity(text.len());
        for piece in values::pieces(text) {
            match piece {
                Piece::Text(text) => {
                    in_string = string_goes_on(text, in_string);
                    out.push_str(text);
                }
                Piece::Variable(name) => match self.value(name) {
                    Some(value) if is_json && in_string => out.push_str(escaped(&quote(&value))),
                    Some(value) => out.push_str(&value),
                    None => out.extend(["{{", name, "}}"]),
                },
            }
        }
        out
    }

    fn value(&self, expression: &str) -> Option<String> {
        if let Some(value) = self.captures.get(expression) {
            return Some(value.clone());
        }
        let (helper, arguments) = split(expression);
        let path = arguments.first().map(String::as_str).unwrap_or_default();
        let found = match helper {
            "$body" => self.body(path),
            "$queryParams" => self.fields.query.iter().find(|(key, _)| key == path).map(|(_, value)| value.clone()),
            "$pathSegments" => {
                path.parse::<usize>().ok().and_then(|index| Path::new(self.request.path()).segments.get(index).cloned())
            }
            "$headers" => self.request.header(path).map(str::to_owned),
            _ => return self.values.get(expression).map(str::to_owned).or_else(|| dynamic::value(expression)),
        };
        Some(found.or_else(|| arguments.get(1).cloned()).unwrap_or_default())
    }

    fn body(&self, path: &str) -> Option<String> {
        if path.is_empty() {
            return Some(self.request.text());
        }
        let Some(json) = &self.fields.json else {
            return self.fields.form.iter().find(|(key, _)| key == path).map(|(_, value)| value.clone());
        };
        steps(path)
            .iter()
            .try_fold(json, |json, name| step(json, name))
            .map(|json| Given::Json(json).text().into_owned())
    }
}

/// Whether a string of JSON is open behind a text.
fn string_goes_on(text: &str, mut is_open: bool) -> bool {
    let mut is_escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_open => is_escaped = true,
            b'"' => is_open = !is_open,
            _ => {}
        }
    }
    is_open
}

fn escaped(quoted: &str) -> &str {
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted)
}

/// `$body 'path' "default"` in its parts.
fn split(expression: &str) -> (&str, Vec<String>) {
    let expression = expression.trim();
    let (helper, mut rest) = expression.split_once(char::is_whitespace).unwrap_or((expression, ""));
    let mut arguments = Vec::new();
    while let Some(at) = rest.find(['\'', '"']) {
        let (mark, behind) = rest[at..].split_at(1);
        let Some((argument, after)) = behind.split_once(mark) else { break };
        arguments.push(argument.to_owned());
        rest = after;
    }
    (helper, arguments)
}

/// `a.b[0].c\.d` in its steps.
fn steps(path: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    let mut characters = path.chars();
    while let Some(character) = characters.next() {
        match (character, steps.last_mut()) {
            ('\\', Some(last)) => last.extend(characters.next()),
            ('.' | '[', _) => steps.push(String::new()),
            (']', _) => {}
            (other, Some(last)) => last.push(other),
            (_, None) => {}
        }
    }
    steps.retain(|step| !step.is_empty());
    steps
}

fn step<'a>(json: &'a Json<'a>, step: &str) -> Option<&'a Json<'a>> {
    match &json.kind {
        Kind::Array(values) => values.get(step.parse::<usize>().ok()?),
        _ => json.get(step),
    }
}

/// A JSON object in which the first text that names an error says something else; `None` if there is none.
pub fn with_error(json: &Json<'_>, text: &str) -> Option<String> {
    let Kind::Object(members) = &json.kind else { return None };
    let is_error = |name: &str, json: &Json<'_>| matches!(name, "error" | "message") && json.as_str().is_some();
    let at = members.iter().position(|member| is_error(&member.name, &member.value));
    let inner = |at: usize| members.get(at).and_then(|member| with_error(&member.value, text));
    let (at, new) = match at {
        Some(at) => (at, quote(text)),
        None => (0..members.len()).find_map(|at| Some((at, inner(at)?)))?,
    };
    let member = |(index, member): (usize, &Member<'_>)| {
        let value = match &*member.name {
            _ if index == at => new.clone(),
            "api_id" => quote(&dynamic::uuid()),
            _ => compact(&member.value),
        };
        format!("{}: {value}", quote(&member.name))
    };
    Some(format!("{{{}}}", members.iter().enumerate().map(member).collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str) -> String {
        let request = Received::new("POST", "/v1/x%20y?q=1%22")
            .with_header("X-A", "b")
            .with_body(r#"{"user": {"names": ["n", "m"], "a.b": 2}, "list": [1]}"#);
        let captures = HashMap::from([("id".to_owned(), "7".to_owned())]);
        let values = Values::of(&[("id", "0"), ("host", "h")]);
        Sources { request: &request, fields: &Fields::new(&request), captures: &captures, values: &values }.fill(text)
    }

    #[test]
    fn helpers_read_the_request() {
        assert_eq!(fill("{{$body 'user.names.1'}} {{$body 'user.names[0]'}} {{$body 'user.a\\.b'}}"), "m n 2");
        assert_eq!(fill("{{$body 'list'}} {{$body 'none' 'some'}} {{$body 'none'}}!"), "[1] some !");
        assert_eq!(fill("{{$pathSegments '1'}} {{$headers 'x-a'}} {{$queryParams \"q\"}}"), "x y b 1\"");
    }

    #[test]
    fn captured_values_go_before_those_of_the_collection() {
        assert_eq!(fill("{{id}} {{host}} {{unknown}}"), "7 h {{unknown}}");
    }

    #[test]
    fn values_within_strings_of_json_are_escaped() {
        assert_eq!(fill(r#"{"q": "\"{{$queryParams 'q'}}", "n": {{id}}}"#), r#"{"q": "\"1\"", "n": 7}"#);
    }

    #[test]
    fn dynamic_values_are_made_anew() {
        assert_ne!(fill("{{$guid}}"), fill("{{$guid}}"));
    }

    #[test]
    fn the_text_of_an_error_is_replaced_where_it_stands() {
        let replaced = |text: &str| {
            let json = phlo_gen_core::json::parse(text).ok()?;
            with_error(&json, "x")
        };
        assert_eq!(replaced(r#"{"code": 7, "error": "old"}"#).as_deref(), Some(r#"{"code": 7, "error": "x"}"#));
        assert_eq!(replaced(r#"{"error": {"message": "old"}}"#).as_deref(), Some(r#"{"error": {"message": "x"}}"#));
        assert_eq!(replaced(r#"{"code": 7}"#), None);
        assert_eq!(replaced("[]"), None);
    }
}
