//! The requests of a document, read without the generator.

use serde_json::Value;
use std::collections::HashMap;

/// What a saved request has.
#[derive(Debug)]
pub struct SavedRequest {
    /// The kind of its authorization, its own or an inherited one, or the name of a header row.
    pub authorization: Option<String>,
    /// The variables in a body that is a text or a GraphQL query.
    pub variables: Vec<String>,
}

/// The requests of a document by the pointers to their items.
pub fn saved_requests(document: &Value) -> HashMap<String, SavedRequest> {
    let (collection, pointer) = match document.get("collection") {
        Some(inner) => (inner, "/collection"),
        None => (document, ""),
    };
    let mut out = HashMap::new();
    add(collection, pointer, None, &mut out);
    out
}

fn add(entry: &Value, pointer: &str, inherited: Option<&str>, out: &mut HashMap<String, SavedRequest>) {
    let auth = entry["auth"]["type"].as_str().or(inherited);
    for (index, item) in entry["item"].as_array().into_iter().flatten().enumerate() {
        let pointer = format!("{pointer}/item/{index}");
        if item["item"].is_array() {
            add(item, &pointer, auth, out);
        } else {
            let request = &item["request"];
            let auth = request["auth"]["type"].as_str().or(item["auth"]["type"].as_str()).or(auth);
            let auth = auth.filter(|auth| KINDS.contains(auth)).map(str::to_owned).or_else(|| header(request));
            out.insert(pointer, SavedRequest { authorization: auth, variables: variables(&request["body"]) });
        }
    }
}

const KINDS: [&str; 12] =
    ["basic", "bearer", "apikey", "jwt", "asap", "oauth2", "oauth1", "digest", "hawk", "awsv4", "edgegrid", "ntlm"];

/// The name of a header row that authorizes.
fn header(request: &Value) -> Option<String> {
    let rows = request["header"].as_array()?;
    let is = |row: &&Value| {
        row["key"].as_str().is_some_and(|key| key.trim().eq_ignore_ascii_case("authorization"))
            && row["disabled"] != true
    };
    rows.iter().find(is).map(|_| "a row".to_owned())
}

/// The names of variables in a text that is no JSON, form or file.
fn variables(body: &Value) -> Vec<String> {
    let graphql = &body["graphql"]["query"];
    let raw = body["raw"]
        .as_str()
        .filter(|text| !after_comments(text).starts_with(['{', '[']) || after_comments(text).starts_with("{{"));
    let text = match body["mode"].as_str() {
        Some("raw") => raw.unwrap_or_default(),
        Some("graphql") => graphql.as_str().unwrap_or_default(),
        _ => "",
    };
    let names = text.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0));
    let mut names: Vec<String> =
        names.filter(|name| !name.starts_with('$') && !name.contains(['{', '\n'])).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// A text after the comments at its beginning: JSON may have some.
fn after_comments(text: &str) -> &str {
    let text = text.trim_start();
    let end = match text.get(..2) {
        Some("//") => text.find('\n'),
        Some("/*") => text.find("*/").map(|end| end + 2),
        _ => None,
    };
    end.and_then(|end| text.get(end..)).map_or(text, after_comments)
}
