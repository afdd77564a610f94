//! The requests of an item's examples: what their bodies add to its own, or are in place of it.

use crate::collection::{self, Body, Item, Request};
use crate::json::{self, Json};

/// The first saved request that has a body, if the item itself has none.
pub fn in_place_of_empty(item: &Item) -> Option<&Request> {
    let is_empty = |body: &Option<Body>| match body {
        None => true,
        Some(Body::Raw { text, .. }) => text.trim().is_empty(),
        Some(Body::Urlencoded(rows) | Body::Formdata(rows)) => rows.is_empty(),
        Some(Body::File { path, content }) => path.is_none() && content.is_none(),
        Some(Body::Graphql { query, .. }) => query.trim().is_empty(),
    };
    if !is_empty(&item.request.body) {
        return None;
    }
    let is_wanted = |request: &&Request| {
        let text = match &request.body {
            Some(Body::Raw { text, .. }) => text,
            _ => return !is_empty(&request.body) && request.method == item.request.method,
        };
        !text.trim().is_empty() && request.method == item.request.method && !is_response(text, item)
    };
    requests(item).find(is_wanted)
}

/// The raw bodies of the saved requests.
pub fn raw_bodies(item: &Item) -> Vec<&str> {
    let mut bodies: Vec<&str> = requests(item)
        .filter_map(|request| match &request.body {
            Some(collection::Body::Raw { text, .. }) => Some(text.as_str()),
            _ => None,
        })
        .filter(|text| !is_response(text, item))
        .collect();
    bodies.dedup();
    bodies
}

fn requests(item: &Item) -> impl Iterator<Item = &Request> {
    item.examples.iter().filter_map(|example| example.original_request.as_ref())
}

/// Whether a response was pasted where the request should be: an example has the same members in its body, and the
/// item's own body has not.
fn is_response(text: &str, item: &Item) -> bool {
    let Ok(saved) = json::parse_body(text) else { return false };
    let Some(names) = names(&saved) else { return false };
    let own = match &item.request.body {
        Some(Body::Raw { text, .. }) => json::parse_body(text).ok().and_then(|own| self::names(&own)),
        _ => None,
    };
    let is_own = own.is_some_and(|own| names.iter().any(|name| own.contains(name)));
    let is_same = |body: &str| json::parse_body(body).ok().and_then(|body| self::names(&body)) == Some(names.clone());
    let has_status = names.iter().any(|name| is_status(name)) && names.iter().any(|name| is_content(name));
    !is_own
        && !names.is_empty()
        && (has_status || item.examples.iter().filter_map(|example| example.body.as_deref()).any(is_same))
}

fn names(json: &Json<'_>) -> Option<Vec<String>> {
    json.as_object().map(|members| members.iter().map(|member| member.name.to_string()).collect())
}

/// Whether a member is one that only responses have: the status of a call.
fn is_status(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().replace(['_', '-'], "").as_str(),
        "statuscode" | "errorcode" | "responsecode" | "success"
    )
}

/// Whether a member is one that stands beside a status.
fn is_content(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "message" | "data" | "error" | "errors" | "result" | "status")
}
