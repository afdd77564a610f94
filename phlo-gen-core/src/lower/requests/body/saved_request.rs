//! The requests of an item's examples: what their bodies add to its own, or are in place of it.

use crate::collection::{Body, Item, Request};
use crate::json::{self, Json, Member};
use crate::lower::names::spelling::ascii::snake_words;
use std::cell::OnceCell;
use std::collections::HashSet;

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
    let known = KnownNames::of(item);
    // a saved request without a method is read as GET
    let is_same = |request: &Request| request.method == item.request.method || request.method == "GET";
    let is_wanted = |request: &&Request| {
        let is_pasted = match &request.body {
            Some(Body::Raw { text, .. }) => json::parse_body(text).is_ok_and(|json| known.is_response(&json)),
            _ => false,
        };
        is_same(request) && !is_empty(&request.body) && !is_pasted
    };
    requests(item).find(is_wanted)
}

/// The JSON of the saved requests, each text beside another once; `None` is the text that has been read.
pub fn raw_bodies<'a>(item: &'a Item, read: &str) -> Vec<Option<Json<'a>>> {
    let known = KnownNames::of(item);
    let mut bodies = Vec::new();
    let mut last: Option<&str> = None;
    for request in requests(item) {
        let Some(Body::Raw { text, .. }) = &request.body else { continue };
        if last == Some(text.as_str()) || known.is_of_another(request, text) {
            continue;
        }
        if text == read {
            bodies.push(None);
        } else if let Ok(json) = json::parse_body(text) {
            if known.is_response(&json) {
                continue;
            }
            bodies.push(Some(json));
        }
        last = Some(text);
    }
    bodies
}

fn requests(item: &Item) -> impl Iterator<Item = &Request> {
    item.examples.iter().filter_map(|example| example.original_request.as_ref())
}

/// The names of members in an item's own body and in its responses, each read once.
struct KnownNames<'a> {
    item: &'a Item,
    own: OnceCell<HashSet<String>>,
    responses: OnceCell<HashSet<Vec<String>>>,
}

impl<'a> KnownNames<'a> {
    fn of(item: &'a Item) -> Self {
        KnownNames { item, own: OnceCell::new(), responses: OnceCell::new() }
    }

    /// The item's own body, if it is a text.
    fn own_text(&self) -> Option<&'a str> {
        match &self.item.request.body {
            Some(Body::Raw { text, .. }) => Some(text),
            _ => None,
        }
    }

    fn own(&self) -> &HashSet<String> {
        self.own.get_or_init(|| self.own_text().and_then(names).unwrap_or_default().into_iter().collect())
    }

    /// Whether a response was pasted where the request should be: it has the status of a call, or members that the
    /// server makes and all others of a response, and the item's own body has none of them.
    fn is_response(&self, json: &Json<'_>) -> bool {
        let members = json.as_object().unwrap_or_default();
        let saved: Vec<String> = members.iter().map(|member| member.name.to_string()).collect();
        let has_status = saved.iter().any(|name| is_status(name)) && saved.iter().any(|name| is_content(name));
        let is_same = || members.iter().any(is_made_by_server) && self.responses().contains(&saved);
        (has_status || is_same()) && !saved.iter().any(|name| self.own().contains(name))
    }

    /// Whether a saved request was copied from another item with its example: its path is another, and not only its end was
    /// renamed since, and its body has no member of the item's own.
    fn is_of_another(&self, request: &Request, text: &str) -> bool {
        let (own, other) = (segments(&self.item.request), segments(request));
        let differ = |(own, other): (&&str, &&str)| snake_words(own) != snake_words(other);
        let Some((own_end, own)) = own.split_last().filter(|(end, _)| is_word(end)) else { return false };
        let Some((end, other)) = other.split_last().filter(|(end, _)| is_word(end)) else { return false };
        // an example has values where the request has variables
        let is_other = |pair: (&&str, &&str)| is_word(pair.0) && is_word(pair.1) && differ(pair);
        let is_elsewhere = own.len() != other.len() || own.iter().zip(other).any(is_other);
        is_elsewhere
            && differ((own_end, end))
            && !self.own().is_empty()
            && names(text).is_some_and(|names| !names.iter().any(|name| self.own().contains(name)))
    }

    fn responses(&self) -> &HashSet<Vec<String>> {
        let bodies = || self.item.examples.iter().filter_map(|example| example.body.as_deref());
        self.responses.get_or_init(|| bodies().filter_map(names).collect())
    }
}

fn segments(request: &Request) -> Vec<&str> {
    let segments = request.url.path.iter().flatten().map(|segment| segment.text.as_str());
    segments.filter(|text| !text.is_empty()).collect()
}

/// Whether a segment is a word: no variable and no id.
fn is_word(segment: &str) -> bool {
    !segment.starts_with(':') && !segment.contains(['{', '<']) && !segment.bytes().any(|byte| byte.is_ascii_digit())
}

fn names(text: &str) -> Option<Vec<String>> {
    let json = json::parse_body(text).ok()?;
    Some(json.as_object()?.iter().map(|member| member.name.to_string()).collect())
}

/// Whether the server gives a member its value. An id in words, `gpt-4o-mini`, is the caller's.
fn is_made_by_server(member: &Member<'_>) -> bool {
    let is_word = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_in_words = |id: &str| {
        let mut words = id.split(['-', '_', '.', ' ']);
        words.clone().count() > 1 && words.clone().any(is_word) && words.all(|word| word.len() < 4 || is_word(word))
    };
    match member.name.to_ascii_lowercase().replace('_', "").as_str() {
        "id" => !member.value.as_str().is_some_and(is_in_words),
        name => ["createdat", "updatedat", "created", "updated", "v"].contains(&name),
    }
}

/// Whether a member is one that only responses have: the status of a call.
fn is_status(name: &str) -> bool {
    // each of them has the letter
    (name.contains('c') || name.contains('C'))
        && matches!(
            name.to_ascii_lowercase().replace(['_', '-'], "").as_str(),
            "statuscode" | "errorcode" | "responsecode" | "success"
        )
}

/// Whether a member is one that stands beside a status.
fn is_content(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "message" | "data" | "error" | "errors" | "result" | "status")
}
