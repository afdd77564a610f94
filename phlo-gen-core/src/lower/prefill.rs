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
    own.iter()
        .filter(|(key, value)| in_name(value) || differs(key, value) && (is_query(key) || is_kind(key)))
        .map(|(key, _)| key.clone())
        .collect()
}

/// Whether a member of a body says what kind of request it is; what differs in others is sample data.
fn is_kind(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let words = ["action", "type", "kind", "operation", "op", "command", "event", "method", "mode", "status"];
    words.iter().any(|word| key == *word || key.ends_with(&format!("_{word}")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Source;
    use crate::json_text::quote;

    fn draft(key: &str, place: Place, saved: &str) -> Draft {
        let mut draft = Draft::new(key, place, Value::Text { repeated: false }, Source::Request);
        draft.example = Some(quote(saved));
        draft.is_literal = true;
        draft
    }

    /// An item's name and its rows.
    type Item<'a> = (&'a str, &'a [(&'a str, Place, &'a str)]);

    /// The names of the arguments that each item sends by itself.
    fn prefilled(items: &[Item<'_>]) -> Vec<Vec<String>> {
        let mut all: Vec<Vec<Draft>> =
            items.iter().map(|(_, rows)| rows.iter().map(|(key, place, saved)| draft(key, *place, saved)).collect()).collect();
        let mut candidates: Vec<Candidate<'_>> = items
            .iter()
            .zip(&mut all)
            .map(|((name, _), drafts)| Candidate { endpoint: "GET 0 /calls".into(), name, drafts })
            .collect();
        prefill(&mut candidates);
        let is_default = |draft: &&Draft| matches!(draft.presence, Presence::Default(_));
        all.iter().map(|drafts| drafts.iter().filter(is_default).map(|draft| draft.key.clone()).collect()).collect()
    }

    #[test]
    fn a_row_that_tells_an_item_from_its_peers_is_sent() {
        let items: &[Item<'_>] = &[("List calls", &[]), ("List the others", &[("status", Place::Query, "live")])];
        assert_eq!(prefilled(items), [vec![], vec!["status".to_owned()]]);
    }

    #[test]
    fn a_word_of_the_name_is_sent() {
        assert_eq!(prefilled(&[("List live calls", &[("status", Place::Query, "live")])]), [["status"]]);
        assert_eq!(prefilled(&[("List calls", &[("status", Place::Query, "live")])]), [[""; 0]]);
    }

    #[test]
    fn samples_of_names_and_numbers_are_not_sent() {
        let form = |name: &'static str, id: &'static str| [("name", Place::Form, name), ("id", Place::Form, id)];
        let (a, b) = (form("Anna", "17"), form("Bert", "18"));
        assert_eq!(prefilled(&[("Add Anna", &[a[1]]), ("Add again", &[b[1]])]), [[""; 0], [""; 0]]);
        assert_eq!(prefilled(&[("Add", &a), ("Add again", &b)]), [[""; 0], [""; 0]]);
    }

    #[test]
    fn a_kind_that_differs_is_sent() {
        let items: &[Item<'_>] = &[("Hold", &[("action", Place::Form, "pause")]), ("Go", &[("action", Place::Form, "resume")])];
        assert_eq!(prefilled(items).concat(), ["action", "action"]);
    }
}
