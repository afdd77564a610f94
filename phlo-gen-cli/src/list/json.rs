//! Items for programs.

use super::text::type_name;
use crate::items::Entry;
use phlo_gen_core::api::{Argument, Definition, Item, Place, Presence, Setting, Source, Template, Type};
use serde_json::{Value, json};

/// An item with its arguments and settings.
pub fn item(entry: &Entry<'_>) -> Value {
    let item = entry.item;
    json!({
        "id": item.id,
        "pointer": item.pointer,
        "name": item.name,
        "folders": entry.folders.iter().map(|folder| folder.name.as_str()).collect::<Vec<_>>(),
        "method": item.method,
        "url": item.url,
        "request": entry.request(),
        "call": entry.call(),
        "arguments": item.arguments.iter().map(|one| argument(item, one)).collect::<Vec<_>>(),
        "settings": entry.settings().into_iter().map(|one| setting(entry, one)).collect::<Vec<_>>(),
    })
}

fn argument(item: &Item, argument: &Argument) -> Value {
    let text = |template: &Template| plain(argument, template);
    let (required, default, fixed) = match &argument.presence {
        Presence::Required => (true, None, None),
        Presence::Optional => (false, argument.documented_default.clone(), None),
        Presence::Default(default) => (false, Some(text(default)), None),
        Presence::Fixed(fixed) => (false, None, Some(text(fixed))),
    };
    json!({
        "name": argument.name.as_text().map_or_else(|| argument.name.source(), str::to_owned),
        "setter": fixed.is_none().then_some(&argument.setter),
        "place": argument.place.word(),
        "required": required,
        "type": type_name(&argument.ty),
        "enum": choices(item, argument),
        "default": default,
        "fixed": fixed,
        "source": match argument.source {
            Source::Request => "request",
            Source::Table => "table",
            Source::SavedRequest => "saved request",
        },
    })
}

/// A template without the quotes that JSON gives a text.
pub fn plain(argument: &Argument, template: &Template) -> String {
    let text = template.as_text().map_or_else(|| template.source(), str::to_owned);
    if argument.place != Place::Body {
        return text;
    }
    serde_json::from_str::<String>(&text).unwrap_or(text)
}

/// The values of an enum, and those that the documentation gives an argument of another type.
pub fn choices<'a>(item: &'a Item, argument: &'a Argument) -> Option<Vec<&'a str>> {
    let documented = || argument.documented_values.iter().map(String::as_str).collect::<Vec<_>>();
    let Type::Named(path) = &argument.ty else { return Some(documented()).filter(|values| values.len() > 1) };
    item.types.iter().find_map(|definition| match definition {
        Definition::Choice(choice) if choice.name == path.name => {
            Some(choice.variants.iter().map(|(_, text)| text.as_str()).collect())
        }
        _ => None,
    })
}

fn setting(entry: &Entry<'_>, setting: &Setting) -> Value {
    json!({
        "name": setting.name,
        "setter": setting.setter,
        "secret": setting.secret,
        "default": setting.default.as_ref().map(|default| default.as_text().map_or_else(|| default.source(), str::to_owned)),
        "required": setting.required || entry.needs(setting),
    })
}
