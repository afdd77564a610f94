//! The documentation of a type that occurs in several places.

use super::definition::prose;
use super::fragments::{code, listed};
use crate::api::{Definition, ItemPart, Occurrence, SharedType};
use crate::emit::rustdoc;
use std::collections::HashMap;
use std::fmt::Write as _;

/// How many places are listed.
const LISTED: usize = 12;

/// How many members or values the summary of a type names.
const NAMED: usize = 5;

/// A shared type: its description in the collection, or else what it has, and the places in which it occurs.
pub fn shared_type(shared: &SharedType) -> String {
    let mut out = prose(&shared.definition).map(rustdoc::markdown).unwrap_or_default();
    if out.is_empty() {
        out = contents(&shared.definition);
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str("Occurs in:");
    let places = distinct(&shared.occurrences);
    for (occurrence, count) in places.iter().take(LISTED) {
        let _ = write!(out, "\n* {}", place(occurrence));
        if *count > 1 {
            let _ = write!(out, " and {} more of this name", count - 1);
        }
    }
    if let Some(more) = places.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let _ = write!(out, "\n* and {more} more places");
    }
    out
}

/// The places that read differently, the first of each kind, with how many there are of it: items of several folders
/// may have one name.
fn distinct(occurrences: &[Occurrence]) -> Vec<(&Occurrence, usize)> {
    let mut known: HashMap<(ItemPart, &str, &str), usize> = HashMap::new();
    let mut places: Vec<(&Occurrence, usize)> = Vec::new();
    for occurrence in occurrences {
        let key = (occurrence.part, occurrence.path.as_str(), occurrence.request.name.as_str());
        let place = *known.entry(key).or_insert(places.len());
        match places.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => places.push((occurrence, 1)),
        }
    }
    places
}

/// The names of a type's members, or the values of an enum.
fn contents(definition: &Definition) -> String {
    let (kind, names): (&str, Vec<&str>) = match definition {
        Definition::Object(object) => ("With", object.members.iter().map(|member| member.field.as_str()).collect()),
        Definition::Choice(choice) => ("One of", choice.variants.iter().map(|(_, value)| value.as_str()).collect()),
        Definition::ByStatus(_) | Definition::Alias { .. } => return String::new(),
    };
    if names.is_empty() { String::new() } else { format!("{kind} {}.", listed(&names, NAMED)) }
}

fn place(occurrence: &Occurrence) -> String {
    let request = &occurrence.request;
    let path = ["super"].into_iter().chain(request.modules.iter().map(String::as_str)).chain([request.name.as_str()]);
    let link = format!("[`{}`]({})", request.name, path.collect::<Vec<_>>().join("::"));
    let whole = match occurrence.part {
        ItemPart::Request => return format!("`{}` of {link}", code(&occurrence.path)),
        ItemPart::Response => format!("the response to {link}"),
        ItemPart::Failure => format!("the response to {link} when its status is not 2xx"),
    };
    if occurrence.path.is_empty() { whole } else { format!("`{}` of {whole}", code(&occurrence.path)) }
}
