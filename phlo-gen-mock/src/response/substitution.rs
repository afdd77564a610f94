//! Replaces the variables in an example.

use crate::request::{FieldValue, Fields, Request, RequestPath};
use crate::variables::{Values, dynamic_value};
use phlo_gen_core::api::MAX_GROWTH;
use phlo_gen_core::json::{Json, Kind, quote};
use phlo_gen_core::lower::references::{Piece, pieces};
use std::collections::HashMap;

/// Where the values of variables come from.
#[derive(Debug, Clone, Copy)]
pub struct VariableSources<'a> {
    /// The request.
    pub request: &'a Request,
    /// Its fields.
    pub fields: &'a Fields<'a>,
    /// The path variables of the request.
    pub path_variables: &'a HashMap<String, String>,
    /// The variables of the collection.
    pub values: &'a Values,
}

impl VariableSources<'_> {
    /// A string with the values of its variables; unknown ones stay as they are. Within a JSON string, values are
    /// escaped.
    pub fn replace_variables(&self, text: &str) -> String {
        let is_json = text.trim_start().starts_with(['{', '[']);
        let longest = text.len() + self.request.body.len() + MAX_GROWTH;
        let mut in_string = false;
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => {
                    in_string = is_string_open_after(text, in_string);
                    out.push_str(text);
                }
                Piece::Variable(name) => match self.value(name).filter(|value| out.len() + value.len() <= longest) {
                    Some(value) if is_json && in_string => out.push_str(without_quotes(&quote(&value))),
                    Some(value) => out.push_str(&value),
                    None => out.extend(["{{", name, "}}"]),
                },
            }
        }
        out
    }

    fn value(&self, expression: &str) -> Option<String> {
        if let Some(value) = self.path_variables.get(expression) {
            return Some(value.clone());
        }
        let (helper, arguments) = split_arguments(expression);
        let path = arguments.first().map(String::as_str).unwrap_or_default();
        let found = match helper {
            "$body" => self.body(path),
            "$queryParams" => self.fields.query.iter().find(|(key, _)| key == path).map(|(_, value)| value.clone()),
            "$pathSegments" => path
                .parse::<usize>()
                .ok()
                .and_then(|index| RequestPath::new(self.request.path()).segments.get(index).cloned()),
            "$headers" => self.request.header(path).map(str::to_owned),
            _ => return self.values.get(expression).map(str::to_owned).or_else(|| dynamic_value(expression)),
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
            .map(|json| FieldValue::Json(json).text().into_owned())
    }
}

/// Whether a JSON string is open at the end of a text.
fn is_string_open_after(text: &str, mut is_open: bool) -> bool {
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

fn without_quotes(quoted: &str) -> &str {
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted)
}

/// Splits `$body 'path' "default"` into the name of the helper and its arguments.
fn split_arguments(expression: &str) -> (&str, Vec<String>) {
    let expression = expression.trim();
    let (helper, mut rest) = expression.split_once(char::is_whitespace).unwrap_or((expression, ""));
    let mut arguments = Vec::new();
    while let Some(at) = rest.find(['\'', '"']) {
        let (quote, quoted) = rest[at..].split_at(1);
        let Some((argument, after)) = quoted.split_once(quote) else { break };
        arguments.push(argument.to_owned());
        rest = after;
    }
    (helper, arguments)
}

/// Splits `a.b[0].c\.d` into its steps.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn replace(text: &str) -> String {
        let request = Request::new("POST", "/v1/x%20y?q=1%22")
            .with_header("X-A", "b")
            .with_body(r#"{"user": {"names": ["n", "m"], "a.b": 2}, "list": [1]}"#);
        let path_variables = HashMap::from([("id".to_owned(), "7".to_owned())]);
        let values = Values::of(&[("id", "0"), ("host", "h")]);
        VariableSources {
            request: &request,
            fields: &Fields::new(&request),
            path_variables: &path_variables,
            values: &values,
        }
        .replace_variables(text)
    }

    #[test]
    fn helpers_read_the_request() {
        assert_eq!(replace("{{$body 'user.names.1'}} {{$body 'user.names[0]'}} {{$body 'user.a\\.b'}}"), "m n 2");
        assert_eq!(replace("{{$body 'list'}} {{$body 'none' 'some'}} {{$body 'none'}}!"), "[1] some !");
        assert_eq!(replace("{{$pathSegments '1'}} {{$headers 'x-a'}} {{$queryParams \"q\"}}"), "x y b 1\"");
    }

    #[test]
    fn path_variables_take_precedence_over_the_collection() {
        assert_eq!(replace("{{id}} {{host}} {{unknown}}"), "7 h {{unknown}}");
    }

    #[test]
    fn values_within_strings_of_json_are_escaped() {
        assert_eq!(replace(r#"{"q": "\"{{$queryParams 'q'}}", "n": {{id}}}"#), r#"{"q": "\"1\"", "n": 7}"#);
    }

    #[test]
    fn dynamic_values_differ_each_time() {
        assert_ne!(replace("{{$guid}}"), replace("{{$guid}}"));
    }
}
