//! The named values of a request, in its query and its body.

use super::incoming::{Request, decode};
use super::multipart_form;
use phlo_gen_core::api::Place;
use phlo_gen_core::diagnostic::Diagnostic;
use phlo_gen_core::json::{self, Json, Kind, compact};
use std::borrow::Cow;

/// The named values of one request.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The query parameters.
    pub query: Vec<(String, String)>,
    /// The fields of a form.
    pub form: Vec<(String, String)>,
    /// The body, if it is JSON.
    pub json: Option<Json<'a>>,
    /// Whether the media type is JSON and the body is not.
    pub is_invalid_json: bool,
}

/// A value of a request.
#[derive(Debug, Clone, Copy)]
pub enum FieldValue<'a> {
    /// A value of a JSON body.
    Json(&'a Json<'a>),
    /// Text of a query or a form.
    Text(&'a str),
}

impl<'a> Fields<'a> {
    /// Reads the query and the body of a request.
    pub fn new(request: &'a Request) -> Self {
        Self::read(request, json::parse)
    }

    /// Reads a saved request of the collection, whose JSON may contain variables in place of values.
    pub fn saved(request: &'a Request) -> Self {
        Self::read(request, json::parse_body)
    }

    fn read(request: &'a Request, parse: fn(&'a str) -> Result<Json<'a>, Box<Diagnostic>>) -> Self {
        let mut fields = Fields { query: request.query(), form: Vec::new(), json: None, is_invalid_json: false };
        let media_type = request.header("content-type").unwrap_or_default();
        let lower = media_type.to_ascii_lowercase();
        if lower.starts_with("multipart/form-data") {
            fields.form = multipart_form::rows(media_type, &request.body);
        } else if let Ok(text) = std::str::from_utf8(&request.body) {
            if lower.starts_with("application/x-www-form-urlencoded") {
                fields.form = form(text);
            } else if !text.trim().is_empty() {
                fields.json = parse(text).ok();
                fields.is_invalid_json = fields.json.is_none() && lower.contains("json");
            }
        }
        fields
    }

    /// The value of an argument. Like many servers, this takes body arguments from the query too.
    pub fn get(&self, place: Place, name: &str) -> Option<FieldValue<'_>> {
        let json = || self.json.as_ref().and_then(|json| json.get(name)).map(FieldValue::Json);
        let graphql = || self.json.as_ref().and_then(|json| json.get("variables")?.get(name)).map(FieldValue::Json);
        let (form, query) = (|| row(&self.form, name), || row(&self.query, name));
        let value = match place {
            Place::Body => json().or_else(graphql).or_else(form).or_else(query),
            Place::Form => form().or_else(json).or_else(query),
            Place::Query => query(),
            Place::Path | Place::Header | Place::BodyText => None,
        };
        value.filter(|value| !value.is_null())
    }
}

fn row<'a>(rows: &'a [(String, String)], name: &str) -> Option<FieldValue<'a>> {
    rows.iter().find(|(key, _)| key == name).map(|(_, value)| FieldValue::Text(value))
}

/// The fields of an `application/x-www-form-urlencoded` body.
fn form(text: &str) -> Vec<(String, String)> {
    let pair = |row: &str| {
        let row = row.replace('+', " ");
        let (key, value) = row.split_once('=').unwrap_or((&row, ""));
        (decode(key), decode(value))
    };
    text.trim().split('&').filter(|row| !row.is_empty()).map(pair).collect()
}

impl<'a> FieldValue<'a> {
    /// The value as text: a string without its quotes, anything else as JSON.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            FieldValue::Text(text) => Cow::Borrowed(text),
            FieldValue::Json(json) => json.as_str().map_or_else(|| Cow::Owned(compact(json)), Cow::Borrowed),
        }
    }

    fn is_null(self) -> bool {
        matches!(self, FieldValue::Json(Json { kind: Kind::Null, .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(request: &Request, place: Place, name: &str) -> Option<String> {
        Fields::new(request).get(place, name).map(|value| value.text().into_owned())
    }

    #[test]
    fn a_body_argument_is_read_from_json_form_or_query() {
        let json = Request::new("POST", "/?b=2").with_body(r#"{"a": "1", "n": null}"#);
        assert_eq!(text(&json, Place::Body, "a").as_deref(), Some("1"));
        assert_eq!(text(&json, Place::Body, "b").as_deref(), Some("2"));
        assert_eq!(text(&json, Place::Body, "n"), None);
        assert_eq!(text(&json, Place::Query, "a"), None);
        let form = Request::new("POST", "/").with_header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(text(&form.with_body("a=x+%2By"), Place::Body, "a").as_deref(), Some("x +y"));
    }

    #[test]
    fn graphql_variables_are_arguments() {
        let request = Request::new("POST", "/").with_body(r#"{"query": "q", "variables": {"id": 7}}"#);
        assert_eq!(text(&request, Place::Body, "id").as_deref(), Some("7"));
    }

    #[test]
    fn a_body_of_json_type_that_is_not_json_is_invalid() {
        let request = Request::new("POST", "/").with_header("content-type", "application/json").with_body("{");
        assert!(Fields::new(&request).is_invalid_json);
        assert!(!Fields::new(&Request::new("POST", "/").with_body("<a/>")).is_invalid_json);
    }
}
