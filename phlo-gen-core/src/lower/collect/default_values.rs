//! Default values: saved values that distinguish an item from others with the same endpoint become defaults.

use crate::api::{self, Part, Place, Presence, Template};
use crate::json;
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder, CollectedItem};
use crate::lower::names::identifiers;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use std::collections::HashMap;

/// Turns the literals that distinguish items into defaults.
pub fn set_default_values(root: &mut CollectedFolder<'_>) {
    let mut candidates = Vec::new();
    candidates_of(root, &mut candidates);
    set_defaults(&mut candidates);
}

fn candidates_of<'a>(folder: &'a mut CollectedFolder<'_>, out: &mut Vec<Candidate<'a>>) {
    for entry in &mut folder.entries {
        match entry {
            CollectedEntry::Folder(inner) => candidates_of(inner, out),
            CollectedEntry::Item(item) => {
                let CollectedItem { source, host, path, arguments, body, .. } = &mut **item;
                // GraphQL requests of one endpoint differ in their query
                let query = if let api::Body::Graphql(query, ..) = body { query.source() } else { String::new() };
                let endpoint = format!("{} {host} {} {query}", source.request.method, without_names(&path.template));
                out.push(Candidate { endpoint, name: &source.name, arguments });
            }
        }
    }
}

/// A path in which the names of its arguments are ignored.
fn without_names(path: &Template) -> String {
    let mut path = path.clone();
    for part in &mut path.parts {
        if let Part::Argument(name) = part {
            name.clear();
        }
    }
    path.source()
}

/// An item whose saved values may become defaults.
#[derive(Debug)]
struct Candidate<'a> {
    /// Method, host, path and GraphQL query, which other items may share.
    endpoint: String,
    /// The name of the item.
    name: &'a str,
    /// Its arguments.
    arguments: &'a mut Vec<RequestArgument>,
}

/// Turns example values that distinguish an item from others with its endpoint, or that occur in its name, into
/// defaults.
fn set_defaults(candidates: &mut [Candidate<'_>]) {
    let mut peers = Peers::default();
    for candidate in &*candidates {
        peers.count(candidate);
    }
    let chosen: Vec<Vec<usize>> = candidates.iter().map(|candidate| choose(candidate, &peers)).collect();
    for (candidate, indices) in candidates.iter_mut().zip(chosen) {
        for index in indices {
            let argument = &mut candidate.arguments[index];
            if let Some(example) = argument.example.take() {
                let text = if argument.place == Place::Body { example } else { unquote(&example) };
                argument.presence = Presence::Default(Template::text(text));
            }
        }
    }
}

/// The number of items that share an endpoint, and of those that have a parameter with a value.
#[derive(Default)]
struct Peers {
    items: HashMap<String, usize>,
    keys: HashMap<(String, Place, String), usize>,
    rows: HashMap<(String, Place, String, String), usize>,
}

impl Peers {
    fn count(&mut self, candidate: &Candidate<'_>) {
        *self.items.entry(candidate.endpoint.clone()).or_default() += 1;
        for (_, argument, value) in literals(candidate.arguments) {
            let key = (candidate.endpoint.clone(), argument.place, argument.key.clone());
            *self.keys.entry(key).or_default() += 1;
            let row = (candidate.endpoint.clone(), argument.place, argument.key.clone(), value);
            *self.rows.entry(row).or_default() += 1;
        }
    }

    /// Whether an item of the endpoint does not have this parameter with this value.
    fn differ(&self, endpoint: &str, argument: &RequestArgument, value: &str) -> bool {
        let row = (endpoint.to_owned(), argument.place, argument.key.clone(), value.to_owned());
        self.rows.get(&row) < self.items.get(endpoint)
    }

    /// Whether all items of the endpoint have a parameter of this name.
    fn all_have(&self, endpoint: &str, argument: &RequestArgument) -> bool {
        self.keys.get(&(endpoint.to_owned(), argument.place, argument.key.clone())) == self.items.get(endpoint)
    }
}

/// The indices of the arguments of an item that become defaults.
fn choose(candidate: &Candidate<'_>, peers: &Peers) -> Vec<usize> {
    let words: Vec<String> = candidate.name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let in_name = |value: &str| value.len() > 2 && words.iter().any(|word| *word == value.to_lowercase());
    let own = literals(candidate.arguments);
    let differs = |argument: &RequestArgument, value: &str| peers.differ(&candidate.endpoint, argument, value);
    let distinguishing =
        own.iter().filter(|(_, argument, value)| argument.place == Place::Query && differs(argument, value)).count();
    let is_sent = |argument: &RequestArgument, value: &str| {
        is_word(value) && in_name(value)
            || differs(argument, value)
                && match argument.place {
                    // numbers and names are samples, unless each item has a different one
                    Place::Query => {
                        is_word(value)
                            || distinguishing <= MOST_DISTINGUISHING && peers.all_have(&candidate.endpoint, argument)
                    }
                    _ => is_kind(&argument.key),
                }
    };
    own.into_iter().filter(|(_, argument, value)| is_sent(argument, value)).map(|(index, ..)| index).collect()
}

/// The number of query parameters that may distinguish an item from its peers.
const MOST_DISTINGUISHING: usize = 2;

/// Whether a member of a body names the kind of the request; differences in other members are sample data.
fn is_kind(key: &str) -> bool {
    let name = identifiers::snake(key);
    let last = name.trim_end_matches('_').rsplit('_').next().unwrap_or_default();
    ["action", "type", "kind", "operation", "op", "command", "event", "method", "mode", "status"].contains(&last)
}

/// The arguments whose saved values may distinguish an item, with their indices.
fn literals(arguments: &[RequestArgument]) -> Vec<(usize, &RequestArgument, String)> {
    let literal = |(index, argument)| Some((index, argument, literal(argument)?));
    arguments.iter().enumerate().filter_map(literal).collect()
}

/// Whether a value is a word of a vocabulary: only letters, and short. Names, numbers and ids are examples.
fn is_word(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-')
        && !matches!(text, "true" | "false" | "string" | "null" | "desc" | "asc")
}

/// The saved value if it is a short literal.
fn literal(argument: &RequestArgument) -> Option<String> {
    let may_distinguish = matches!(argument.place, Place::Query | Place::Body | Place::Form)
        && matches!(
            &argument.value,
            ArgumentValue::Text { repeated: false } | ArgumentValue::String { repeated: false }
        )
        || matches!(&argument.value, ArgumentValue::Json(element) if element.shape.is_text());
    if !may_distinguish || !argument.is_literal || argument.presence != Presence::Optional {
        return None;
    }
    let text = unquote(argument.example.as_deref()?);
    (1..=64).contains(&text.len()).then_some(text)
}

fn unquote(json: &str) -> String {
    json::parse(json).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Source;
    use crate::json::quote;

    fn argument(key: &str, place: Place, saved: &str) -> RequestArgument {
        let mut argument = RequestArgument::new(key, place, ArgumentValue::Text { repeated: false }, Source::Request);
        argument.example = Some(quote(saved));
        argument.is_literal = true;
        argument
    }

    /// An item's name and its rows.
    type Item<'a> = (&'a str, &'a [(&'a str, Place, &'a str)]);

    /// The names of the arguments that each item sends by default.
    fn defaults(items: &[Item<'_>]) -> Vec<Vec<String>> {
        let mut all: Vec<Vec<RequestArgument>> = items
            .iter()
            .map(|(_, rows)| rows.iter().map(|(key, place, saved)| argument(key, *place, saved)).collect())
            .collect();
        let mut candidates: Vec<Candidate<'_>> = items
            .iter()
            .zip(&mut all)
            .map(|((name, _), arguments)| Candidate { endpoint: "GET 0 /calls".into(), name, arguments })
            .collect();
        set_defaults(&mut candidates);
        let is_default = |argument: &&RequestArgument| matches!(argument.presence, Presence::Default(_));
        all.iter()
            .map(|arguments| arguments.iter().filter(is_default).map(|argument| argument.key.clone()).collect())
            .collect()
    }

    #[test]
    fn a_row_that_distinguishes_an_item_from_its_peers_is_sent() {
        let items: &[Item<'_>] = &[("List calls", &[]), ("List the others", &[("status", Place::Query, "live")])];
        assert_eq!(defaults(items), [vec![], vec!["status".to_owned()]]);
    }

    #[test]
    fn a_word_of_the_name_is_sent() {
        assert_eq!(defaults(&[("List live calls", &[("status", Place::Query, "live")])]), [["status"]]);
        assert_eq!(defaults(&[("List calls", &[("status", Place::Query, "live")])]), [[""; 0]]);
    }

    #[test]
    fn samples_of_names_and_numbers_are_not_sent() {
        let form = |name: &'static str, id: &'static str| [("name", Place::Form, name), ("id", Place::Form, id)];
        let (a, b) = (form("Anna", "17"), form("Bert", "18"));
        assert_eq!(defaults(&[("Add Anna", &[a[1]]), ("Add again", &[b[1]])]), [[""; 0], [""; 0]]);
        assert_eq!(defaults(&[("Add", &a), ("Add again", &b)]), [[""; 0], [""; 0]]);
    }

    #[test]
    fn a_number_is_sent_if_all_peers_have_another() {
        let [one, two] = [("type", Place::Query, "1"), ("type", Place::Query, "2")];
        assert_eq!(defaults(&[("A", &[one]), ("B", &[two])]), [["type"], ["type"]]);
        assert_eq!(defaults(&[("A", &[one]), ("B", &[])]).concat(), [""; 0]);
    }

    #[test]
    fn rows_of_different_places_are_counted_separately() {
        let row = |status: &'static str| [("status", Place::Query, status), ("status", Place::Form, "paused")];
        let (live, queued) = (row("live"), row("queued"));
        assert_eq!(defaults(&[("A", &live), ("B", &queued)]), [["status"], ["status"]]);
    }

    #[test]
    fn a_kind_that_differs_is_sent() {
        let items: &[Item<'_>] =
            &[("Hold", &[("action", Place::Form, "pause")]), ("Go", &[("action", Place::Form, "resume")])];
        assert_eq!(defaults(items).concat(), ["action", "action"]);
    }
}
