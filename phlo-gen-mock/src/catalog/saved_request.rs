//! Saved requests of the collection, as the server would receive them.

use crate::request::Request;
use crate::variables::Values;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use phlo_gen_core::collection::{self, Body, Row, RowValue};

/// A saved request with the values of its variables. Its path is empty: path patterns take its place.
pub fn saved_request(request: &collection::Request, values: &Values) -> Request {
    let mut out = Request::new(&request.method, format!("/?{}", form(&request.url.query, values)));
    for (name, value) in enabled_rows(&request.headers, values) {
        out = out.with_header(&name, &value);
    }
    let json = "application/json";
    match &request.body {
        Some(Body::Raw { text, language, .. }) => {
            let media_type = if language.as_deref() == Some("json") { json } else { "text/plain" };
            with_body(out, media_type, values.resolve(text))
        }
        Some(Body::Urlencoded(rows) | Body::Formdata(rows)) => {
            out.headers.remove("content-type");
            with_body(out, "application/x-www-form-urlencoded", form(rows, values))
        }
        Some(Body::Graphql { query, variables, .. }) => {
            let variables = variables.as_deref().filter(|text| !text.trim().is_empty()).unwrap_or("{}");
            let query = phlo_gen_core::json::quote(query);
            with_body(out, json, format!(r#"{{"query": {query}, "variables": {}}}"#, values.resolve(variables)))
        }
        Some(Body::File { .. }) | None => out,
    }
}

/// The names and values of the enabled rows that have a name.
pub fn enabled_rows(rows: &[Row], values: &Values) -> Vec<(String, String)> {
    let row = |row: &Row| {
        let value = match &row.value {
            RowValue::String(text) | RowValue::Other(text) => values.resolve(text),
            RowValue::Absent | RowValue::Null | RowValue::Files(_) => String::new(),
        };
        Some((values.resolve(row.key.as_deref()?), value))
    };
    rows.iter().filter(|row| !row.disabled).filter_map(row).collect()
}

fn with_body(request: Request, media_type: &str, body: String) -> Request {
    let request = request.with_body(body);
    if request.headers.contains_key("content-type") { request } else { request.with_header("content-type", media_type) }
}

fn form(rows: &[Row], values: &Values) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pair = |(key, value): (String, String)| format!("{}={}", encode(&key), encode(&value));
    enabled_rows(rows, values).into_iter().map(pair).collect::<Vec<_>>().join("&")
}
