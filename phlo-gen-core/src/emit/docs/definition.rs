//! The documentation of a type that belongs to an item, and of its members.

use super::fragments::{code, without_marker};
use crate::api::{Definition, Item, Member, Presence, StatusVariant, Type};
use crate::emit::rustdoc;
use crate::prose::Prose;
use std::fmt::Write as _;

/// A type of an item: its description in the collection, or else its use.
pub fn definition(definition: &Definition, item: &Item) -> String {
    let text = prose(definition).map(rustdoc::markdown).unwrap_or_default();
    if text.is_empty() { usage(definition.name(), item) } else { text }
}

/// The description of a type in the collection.
pub fn prose(definition: &Definition) -> Option<&Prose> {
    match definition {
        Definition::Object(object) => Some(&object.prose),
        Definition::Choice(choice) => Some(&choice.prose),
        Definition::Alias { prose, .. } => Some(prose),
        Definition::ByStatus(_) => None,
    }
}

/// A member of a struct.
pub fn member(Member { name, field, prose, required, .. }: &Member) -> String {
    let text = rustdoc::markdown(prose);
    let text = match text.is_empty() {
        // the field has the same name
        true if name == field => String::new(),
        true => format!("`{}`", code(name)),
        false => text,
    };
    let words = without_marker(text.trim_end(), &Presence::Required);
    match words {
        _ if !required => text,
        "" => "Required.".to_owned(),
        _ if words.len() < text.trim_end().len() || begins_with_marker(words) => text,
        _ => format!("{words}\n\nRequired."),
    }
}

/// Whether the description says first that the member is required.
fn begins_with_marker(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    word.eq_ignore_ascii_case("required")
}

/// A variant of an enum of strings.
pub fn variant(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// A variant of an enum of responses.
pub fn status_variant(StatusVariant { status, ty, .. }: &StatusVariant) -> String {
    match ty {
        Type::Empty => format!("Status {status}, without a body."),
        _ => format!("The response with status {status}."),
    }
}

/// A sentence that names the request or response in which a type is used, and the place in it.
fn usage(name: &str, item: &Item) -> String {
    let request = &item.request;
    match name.strip_prefix(request.as_str()).unwrap_or_default() {
        "Response" => format!("The response to [`{request}`]."),
        "Error" => format!("The response to [`{request}`] when its status is not 2xx."),
        _ => in_request(name, item)
            .or_else(|| item.types.iter().find_map(|other| in_definition(name, other, request)))
            .or_else(|| by_prefix(name, item))
            .unwrap_or_else(|| format!("A part of [`{request}`] or of a response to it.")),
    }
}

fn in_request(name: &str, item: &Item) -> Option<String> {
    item.arguments.iter().find_map(|argument| {
        let place = place(&argument.ty, name)?;
        Some(sentence(place, &format!("the argument `{}` of [`{}`]", argument.setter, item.request)))
    })
}

/// Where a type is used in another one of the item.
fn in_definition(name: &str, other: &Definition, request: &str) -> Option<String> {
    if other.name() == name {
        return None;
    }
    match other {
        Definition::Object(object) => object.members.iter().find_map(|member| {
            let place = place(&member.ty, name)?;
            Some(sentence(place, &format!("the member `{}` of [`{}`]", member.field, object.name)))
        }),
        Definition::ByStatus(responses) => responses.variants.iter().find_map(|variant| {
            let place = place(&variant.ty, name)?;
            Some(sentence(place, &format!("the response to [`{request}`] with status {}", variant.status)))
        }),
        Definition::Alias { name: list, target, .. } => {
            let place = place(target, name).filter(|place| !place.is_empty())?;
            Some(sentence(place, &format!("[`{list}`]")))
        }
        Definition::Choice(_) => None,
    }
}

/// The type with the longest name that begins this one: an alias has no members here, so the types that it contains are
/// found by their names.
fn by_prefix(name: &str, item: &Item) -> Option<String> {
    let names = item.types.iter().map(Definition::name);
    let owner = names.filter(|other| *other != name && name.starts_with(other)).max_by_key(|other| other.len())?;
    Some(format!("A part of [`{owner}`]."))
}

/// How a type contains the one of this name: itself, in a list, in a map.
fn place(ty: &Type, name: &str) -> Option<&'static str> {
    match ty {
        Type::Named(path) => (path.name == name).then_some(""),
        Type::Optional(inner) | Type::Nullable(inner) | Type::OrText(inner) | Type::OrBoolean(inner) => {
            place(inner, name)
        }
        Type::List(inner) | Type::OneOrMany(inner) => place(inner, name).map(|_| "an element of "),
        Type::Map(inner) => place(inner, name).map(|_| "a value of "),
        _ => None,
    }
}

fn sentence(place: &str, rest: &str) -> String {
    let text = format!("{place}{rest}");
    let mut out = String::with_capacity(text.len() + 1);
    let mut letters = text.chars();
    out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    let _ = write!(out, "{}.", letters.as_str());
    out
}
