//! Which arguments and members are secrets: the flags that generated code carries to the runtime.

use crate::api::{Api, Argument, Folder, Item, SETTING, Type, WHOLE_SETTING};
use crate::json;
use crate::lower::secrets::detect;
use std::collections::HashSet;

/// Whether a value of this name and type is a secret; `by_name` is what its name says. A flag or a kind is none, and a
/// struct has flags of its own.
pub fn is_secret(name: &str, ty: &Type, by_name: bool) -> bool {
    match ty {
        Type::Secret => true,
        Type::Boolean | Type::Named(_) | Type::Empty => false,
        Type::Integer | Type::Float | Type::Number => by_name && detect::is_secret_number(name),
        Type::List(inner)
        | Type::Map(inner)
        | Type::Optional(inner)
        | Type::Nullable(inner)
        | Type::OrText(inner)
        | Type::OrBoolean(inner)
        | Type::OneOrMany(inner) => is_secret(name, inner, by_name),
        Type::Text | Type::String | Type::Json | Type::File | Type::RawBody | Type::Custom(_) => by_name,
    }
}

/// Flags the arguments whose saved value names a secret setting anywhere: `example_for` fills it in.
pub fn flag_saved_settings(api: &mut Api) {
    let secrets = api.settings.iter().filter(|setting| setting.secret);
    let secrets: HashSet<String> = secrets.map(|setting| setting.name.clone()).collect();
    if !secrets.is_empty() {
        flag_folder(&mut api.root, &secrets);
    }
}

fn flag_folder(folder: &mut Folder, secrets: &HashSet<String>) {
    folder.items.iter_mut().for_each(|item| flag_item(item, secrets));
    folder.folders.iter_mut().for_each(|inner| flag_folder(inner, secrets));
}

fn flag_item(item: &mut Item, secrets: &HashSet<String>) {
    let names_secret = |text: &str| marked_names(text).any(|name| secrets.contains(name));
    if !names_secret(&item.example) {
        return;
    }
    let Ok(saved) = json::parse(&item.example) else { return };
    let flag = |argument: &mut Argument| {
        let value = saved.get(&argument.setter);
        argument.secret |= value.is_some_and(|value| names_secret(&json::compact(value)));
    };
    item.arguments.iter_mut().for_each(flag);
}

/// The names of the settings that are marked in a text.
fn marked_names(text: &str) -> impl Iterator<Item = &str> {
    // most texts are ASCII, and no mark is
    let marked = if text.is_ascii() { "" } else { text };
    marked.match_indices([SETTING, WHOLE_SETTING]).filter_map(|(at, _)| {
        let (_, name) = text.get(..at)?.strip_suffix("}}")?.rsplit_once("{{")?;
        Some(name)
    })
}
