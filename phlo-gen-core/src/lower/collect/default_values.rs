//! Default values: saved values that tell an item from others of the same method and path are sent always, and actions
//! that tell it from others of the same path.

use crate::api::{Place, Presence, Template};
use crate::arguments::Requirement;
use crate::json;
use crate::lower::collect::selectors::keys::{is_action, is_protocol};
use crate::lower::collect::selectors::operation::{Endpoint, is_script, shared_versions};
use crate::lower::collect::selectors::peers::Peers;
use crate::lower::collect::selectors::saved_row::{Choice, SavedRow, SavedValue};
use crate::lower::collect::selectors::values::is_token;
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder, CollectedItem};
use crate::lower::names::placeholder::stands_for;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use std::collections::HashMap;

/// Sets the presence of the rows that tell items from others of the same method and path.
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
                let address = item.address();
                let CollectedItem { source, path, arguments, .. } = &mut **item;
                let (name, method) = (&source.name, source.request.method.as_str());
                out.push(Candidate { address, name, method, is_script: is_script(&path.template), arguments });
            }
        }
    }
}

/// An item whose rows may tell it from others.
#[derive(Debug)]
struct Candidate<'a> {
    /// Host, path and GraphQL query, which other items may share.
    address: String,
    /// The name of the item.
    name: &'a str,
    /// The method of its request.
    method: &'a str,
    /// Whether its path is that of a script.
    is_script: bool,
    /// Its arguments.
    arguments: &'a mut Vec<RequestArgument>,
}

/// Sets the presence of the rows that tell an item from others of its endpoint.
fn set_defaults(candidates: &mut [Candidate<'_>]) {
    let mut groups: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        groups.entry((candidate.method, &candidate.address)).or_default().push(index);
    }
    let rows: Vec<Vec<SavedRow>> = candidates.iter().map(|candidate| saved_rows(candidate.arguments)).collect();
    let versions = shared_versions(rows.iter().map(Vec::as_slice));
    let mut chosen: Vec<(usize, usize, Choice)> = Vec::new();
    for group in groups.values() {
        let peers = Peers::new(group.iter().map(|index| {
            let sent = candidates[*index].arguments.iter().filter(|argument| argument.presence != Presence::Optional);
            (rows[*index].as_slice(), sent.map(|argument| (argument.place, argument.key.as_str())).collect())
        }));
        for (place, index) in group.iter().enumerate() {
            let Candidate { name, method, is_script, .. } = &candidates[*index];
            let endpoint = Endpoint { name, method, is_script: *is_script, versions: &versions };
            let choices = peers.choose(place, &endpoint).into_iter();
            chosen.extend(choices.map(|(row, choice)| (*index, rows[*index][row].argument, choice)));
        }
    }
    chosen.extend(actions(candidates, &rows).into_iter().map(|(index, argument)| (index, argument, Choice::Default)));
    for (index, argument, choice) in chosen {
        set_presence(&mut candidates[index].arguments[argument], choice);
    }
}

/// The rows of queries and forms that name an action, where items of the same path, by whatever method, name others:
/// `GET ?cmd=credit` and `POST cmd=send`. Each as its item and argument.
fn actions(candidates: &[Candidate<'_>], rows: &[Vec<SavedRow>]) -> Vec<(usize, usize)> {
    let mut places: HashMap<(&str, &str), Vec<(usize, &SavedRow)>> = HashMap::new();
    for (index, (candidate, rows)) in candidates.iter().zip(rows).enumerate() {
        let is_named = |row: &&SavedRow| {
            let is_value = matches!(&row.value, SavedValue::Literal(value) if is_token(value));
            let facts = &candidate.arguments[row.argument].facts;
            let is_left_to_callers = facts.required == Some(Requirement::Optional) || !facts.allowed.is_empty();
            is_value && row.place != Place::Body && is_action(&row.key) && !is_left_to_callers
        };
        for row in rows.iter().filter(is_named) {
            places.entry((&candidate.address, &row.key)).or_default().push((index, row));
        }
    }
    let differ = |rows: &Vec<(usize, &SavedRow)>| rows.iter().any(|(_, row)| row.value != rows[0].1.value);
    let all = places.into_values().filter(differ).flatten();
    all.map(|(index, row)| (index, row.argument)).collect()
}

fn set_presence(argument: &mut RequestArgument, choice: Choice) {
    match choice {
        Choice::Required => argument.presence = Presence::Required,
        Choice::Fixed => {
            argument.presence = Presence::Fixed(Template::default());
            argument.is_bare = true;
        }
        Choice::Default => {
            if let Some(example) = argument.example.take() {
                let text = if argument.place == Place::Body { example } else { unquote(&example) };
                // another value needs other rows besides
                let presence = if is_of_protocol(argument) { Presence::Fixed } else { Presence::Default };
                argument.presence = presence(Template::text(text));
            }
        }
    }
}

/// Whether a row belongs to a protocol, and the description does not leave its value to the caller.
fn is_of_protocol(argument: &RequestArgument) -> bool {
    is_protocol(&argument.key) && argument.facts.allowed.len() < 2
}

/// The rows that may tell an item from others.
fn saved_rows(arguments: &[RequestArgument]) -> Vec<SavedRow> {
    let row = |(index, argument): (usize, &RequestArgument)| {
        let value = saved_value(argument)?;
        Some(SavedRow { argument: index, place: argument.place, key: argument.key.clone(), value })
    };
    arguments.iter().enumerate().filter_map(row).collect()
}

/// The saved value of a row that is sent; `None` if the row cannot tell items apart.
fn saved_value(argument: &RequestArgument) -> Option<SavedValue> {
    let is_one_text =
        matches!(&argument.value, ArgumentValue::Text { repeated: false } | ArgumentValue::String { repeated: false })
            || matches!(&argument.value, ArgumentValue::Json(element) if element.shape.is_text());
    let may_tell = matches!(argument.place, Place::Query | Place::Body | Place::Form) && is_one_text;
    let is_free =
        argument.presence == Presence::Optional || argument.presence == Presence::Required && is_of_protocol(argument);
    if !may_tell || !is_free {
        return None;
    }
    let example = argument.example.as_deref()?;
    let text = unquote(example);
    Some(match argument.is_literal {
        _ if argument.place == Place::Query && example == "false" => SavedValue::Bare,
        true if (1..=64).contains(&text.len()) && !stands_for(&text, &argument.key) => SavedValue::Literal(text),
        _ => SavedValue::Other,
    })
}

fn unquote(json: &str) -> String {
    json::parse(json).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
