//! GraphQL requests that are saved as raw JSON: `{"query": "…", "variables": {…}, "operationName": "…"}`.

use crate::collection::secrets::keys::{Within, with_variables};
use crate::json::{Kind, Member};
use crate::lower::requests::body::graphql::Graphql;
use crate::lower::requests::body::json_text::without_comments;

/// A GraphQL request in JSON.
pub struct GraphqlJson {
    query: String,
    operation_name: Option<String>,
    /// JSON text.
    values: String,
}

impl GraphqlJson {
    /// The request, if the members of a body are those of one. The text is that of the body.
    pub fn of(members: &[Member<'_>], text: &str) -> Option<Self> {
        let mut read = GraphqlJson { query: String::new(), operation_name: None, values: String::new() };
        for Member { name, value, .. } in members {
            match (&**name, &value.kind) {
                ("query", Kind::String(query)) if is_document(query) => {
                    read.query = with_variables(query, Within::Code);
                }
                ("operationName", Kind::Null) => {}
                ("operationName", Kind::String(name)) => {
                    read.operation_name = Some(name.to_string()).filter(|name| !name.is_empty());
                }
                ("variables", Kind::Object(_) | Kind::Null) => {
                    read.values = without_comments(text.get(value.start..value.end)?);
                }
                _ => return None,
            }
        }
        (!read.query.is_empty()).then_some(read)
    }

    /// The same as Postman's own mode has it. The offset is that of the body in its file.
    pub fn as_graphql(&self, offset: usize) -> Graphql<'_> {
        Graphql { query: &self.query, operation_name: self.operation_name.as_deref(), values: &self.values, offset }
    }
}

/// Whether a text begins as a document of GraphQL does, and has a selection.
fn is_document(text: &str) -> bool {
    let code = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let word = code.split(|next: char| !next.is_ascii_alphanumeric() && next != '_').next().unwrap_or_default();
    let begins = code.starts_with('{') && !code.starts_with("{{")
        || matches!(word, "query" | "mutation" | "subscription" | "fragment");
    begins && text.contains('{') && text.contains('}') && !is_json_object(text)
}

/// Whether a text is an object of JSON, for example a query of a search engine.
fn is_json_object(text: &str) -> bool {
    text.trim_start().strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '\'', '$', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse_body;

    fn read(text: &str) -> Option<(String, Option<String>, String)> {
        let json = parse_body(text).unwrap();
        let read = GraphqlJson::of(json.as_object()?, text)?;
        Some((read.query, read.operation_name, read.values))
    }

    #[test]
    fn the_members_of_a_graphql_request_are_read() {
        let text =
            r#"{"operationName": "A", "variables": {"n": {{n}}, "s": "{{s}}"}, "query": "query A($n: Int!) {\n a }"}"#;
        let expected = ("query A($n: Int!) {\n a }", "A", r#"{"n": {{n}}, "s": "{{s}}"}"#);
        assert_eq!(read(text), Some((expected.0.into(), Some(expected.1.into()), expected.2.into())));
        assert_eq!(read(r#"{"query": "{ a }", "operationName": null}"#), Some(("{ a }".into(), None, String::new())));
        assert!(read(r##"{"query": "# all\nmutation { a }", "variables": null}"##).is_some());
    }

    #[test]
    fn other_bodies_with_a_query_are_none() {
        for text in [
            r#"{"query": "cats", "variables": {}}"#,
            r#"{"query": {"match": 1}}"#,
            r#"{"query": "{{query}}", "variables": {}}"#,
            r#"{"query": "{\"a\": 1}"}"#,
            r#"{"query": "{ a }", "extensions": {}}"#,
            r#"{"query": "query the {index}", "size": 3}"#,
            r#"{"variables": {}}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
