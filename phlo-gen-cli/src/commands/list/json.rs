//! Items as JSON.

use super::argument::{plain_text, type_name};
use super::members::{ListedMember, Members, members};
use crate::items::{ItemEntry, allowed_values, enum_values};
use phlo_gen_core::api::{Argument, Presence, Setting, Source, Template};
use serde_json::{Value, json};

/// An item with its arguments and settings.
pub fn item(entry: &ItemEntry<'_>) -> Value {
    let item = entry.item;
    json!({
        "id": item.id,
        "pointer": item.pointer,
        "name": item.name,
        "folders": item.folders,
        "method": item.method,
        "url": item.url,
        "request": entry.request(),
        "call": entry.call(),
        "arguments": item.arguments.iter().filter_map(|one| argument(entry, one)).collect::<Vec<_>>(),
        "settings": entry.settings().into_iter().map(|one| setting(entry, one)).collect::<Vec<_>>(),
    })
}

/// An argument; `None` if it has no name.
fn argument(entry: &ItemEntry<'_>, argument: &Argument) -> Option<Value> {
    let name = argument.shown_name()?;
    let text = |template: &Template| plain_text(argument, template);
    let (required, default, fixed) = match &argument.presence {
        // a path has no place for nothing: what it documents has to be given
        Presence::Required => (true, argument.documented_default.clone(), None),
        Presence::Optional => (false, argument.documented_default.clone(), None),
        Presence::Default(default) => (false, Some(text(default)), None),
        Presence::Fixed(fixed) => (false, None, Some(text(fixed))),
    };
    let mut row = json!({
        "name": name,
        "setter": fixed.is_none().then_some(&argument.setter),
        "place": argument.place.word(),
        "required": required,
        "type": type_name(&argument.ty),
        "enum": allowed_values(entry, argument),
        "default": default,
        "fixed": fixed,
        "source": match argument.source {
            Source::Request => "request",
            Source::Table => "table",
            Source::SavedRequest => "saved request",
        },
    });
    push_members(entry, &members(entry, &argument.ty), &mut row);
    Some(row)
}

/// A member of an object.
fn member(entry: &ItemEntry<'_>, ListedMember { member: own, members }: &ListedMember<'_>) -> Value {
    let mut row = json!({
        "name": own.name,
        "setter": own.field,
        "required": own.required,
        "type": type_name(&own.ty),
        "enum": enum_values(entry, &own.ty),
    });
    push_members(entry, members, &mut row);
    row
}

/// Adds the members of the values to a row, if they have any.
fn push_members(entry: &ItemEntry<'_>, Members { listed, are_more }: &Members<'_>, row: &mut Value) {
    if !listed.is_empty() {
        row["members"] = listed.iter().map(|one| member(entry, one)).collect();
    }
    if *are_more {
        row["more_members"] = true.into();
    }
}

fn setting(entry: &ItemEntry<'_>, setting: &Setting) -> Value {
    json!({
        "name": setting.name,
        "setter": setting.setter,
        "secret": setting.secret,
        "default": setting.default.as_ref().map(|default| default.in_collection()),
        "required": entry.needs(setting),
    })
}
