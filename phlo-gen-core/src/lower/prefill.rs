//! Literals that make an item what it is: they are sent unless the caller says otherwise.

use super::draft::{Draft, Value};
use crate::api::{Place, Presence, Template};
use crate::json;
use crate::shapes::Shape;
use std::collections::HashMap;

/// The literals of one item, among all items of the collection.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// Method, host and path: items that share it are told apart by something else.
    pub endpoint: String,
    /// The name of the item.
    pub name: &'a str,
    /// Its arguments.
    pub drafts: &'a mut Vec<Draft>,
}

/// Turns the examples that tell an item from others of its endpoint, or that stand in its name, into defaults.
pub fn prefill(candidates: &mut [Candidate<'_>]) {
    let mut endpoints: HashMap<&str, Vec<Vec<(String, String)>>> = HashMap::new();
    for candidate in &*candidates {
        endpoints.entry(candidate.endpoint.as_str()).or_default().push(literals(candidate.drafts));
    }
    let mut chosen = Vec::new();
    for candidate in &*candidates {
        let peers = endpoints.get(candidate.endpoint.as_str()).map(Vec::as_slice).unwrap_or_default();
        chosen.push(choose(candidate, peers));
    }
    for (candidate, keys) in candidates.iter_mut().zip(chosen) {
        for draft in candidate.drafts.iter_mut().filter(|draft| keys.contains(&draft.key) && word(draft).is_some()) {
            if let Some(example) = draft.example.take() {
                let text = if draft.place == Place::Body { example } else { unquote(&example) };
                draft.presence = Presence::Default(Template::text(text));
            }
        }
    }
}

/// The names of the arguments of an item that are sent by themselves.
fn choose(candidate: &Candidate<'_>, peers: &[Vec<(String, String)>]) -> Vec<String> {
    let own = literals(candidate.drafts);
    let differs = |key: &str, value: &str| peers.iter().any(|peer| !peer.iter().any(|(k, v)| k == key && v == value));
    let words: Vec<String> = candidate.name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let in_name = |value: &str| value.len() > 2 && words.iter().any(|word| *word == value.to_lowercase());
    let is_query = |key: &str| candidate.drafts.iter().any(|draft| draft.key == key && draft.place == Place::Query);
    let telling = own.iter().filter(|(key, value)| differs(key, value)).count();
    own.iter()
        .filter(|(key, value)| in_name(value) || differs(key, value) && (is_query(key) || telling == 1))
        .map(|(key, _)| key.clone())
        .collect()
}

fn literals(drafts: &[Draft]) -> Vec<(String, String)> {
    drafts.iter().filter_map(|draft| Some((draft.key.clone(), word(draft)?))).collect()
}

/// The saved value if it is a word of a vocabulary: letters alone, and short. Names, numbers and ids are examples.
fn word(draft: &Draft) -> Option<String> {
    let may_tell = matches!(draft.place, Place::Query | Place::Body | Place::Form)
        && matches!(&draft.value, Value::Text { repeated: false } | Value::String { repeated: false })
        || matches!(&draft.value, Value::Json(element) if element.shape == Shape::String);
    if !may_tell || !draft.is_literal || draft.presence != Presence::Optional {
        return None;
    }
    let text = unquote(draft.example.as_deref()?);
    let is_word = (2..=24).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-')
        && !matches!(text.as_str(), "true" | "false" | "string" | "null" | "desc" | "asc");
    is_word.then_some(text)
}

fn unquote(json: &str) -> String {
    json::parse(json).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
