//! Changes of an item.

use super::change::{Changes, Level, code};
use super::types::{Types, Use};
use crate::items::ItemEntry;
use phlo_gen_core::api::{Argument, Presence};
use phlo_gen_core::emit::literal::literal;

/// Compares two versions of an item. `is_free` is `true` if no new item has the old call.
pub fn compare(old: &ItemEntry<'_>, new: &ItemEntry<'_>, is_free: bool, types: &Types<'_>, changes: &mut Changes) {
    let call = old.call();
    let mut note = |level: Level, description: String| changes.add_for_item(&call, level, description);
    if old.call() != new.call() {
        note(
            Level::Breaking,
            format!("the item is called {} now{}", code(&new.call()), rename_option(old, new, is_free)),
        );
    }
    if old.request() != new.request() {
        note(Level::Breaking, format!("its request is {} now, before {}", code(&new.request()), code(&old.request())));
    }
    if endpoint(old) != endpoint(new) {
        note(Level::Behavior, format!("it sends {} now, before {}", code(&endpoint(new)), code(&endpoint(old))));
    }
    if auth(old) != auth(new) {
        note(Level::Behavior, format!("it is authorized by {} now, before by {}", auth(new), auth(old)));
    }
    if old.item.body != new.item.body {
        note(Level::Behavior, "its body has another form now".to_owned());
    }
    if new.item.deprecated.is_some() && old.item.deprecated.is_none() {
        note(Level::Addition, "the item is deprecated".to_owned());
    }
    arguments(old, new, types, &mut note);
    types.compare(&old.item.response, &new.item.response, "the response", Use::Response, &mut note);
    types.compare(&old.item.failure, &new.item.failure, "the failure", Use::Response, &mut note);
}

/// The option that keeps the old name of an item, if only its name has changed.
fn rename_option(old: &ItemEntry<'_>, new: &ItemEntry<'_>, is_free: bool) -> String {
    let folders = |entry: &ItemEntry<'_>| entry.folders.iter().map(|folder| folder.module.clone()).collect::<Vec<_>>();
    if !is_free || folders(old) != folders(new) {
        return String::new();
    }
    let (path, name) = (literal(&new.path()), &old.item.method_name);
    format!("; the option {} keeps the old name", code(&format!("rename = {{ {path} = {name} }}")))
}

fn endpoint(entry: &ItemEntry<'_>) -> String {
    let base = entry.host().map(|host| host.base.in_collection()).unwrap_or_default();
    format!("{} {base}{}", entry.item.method, entry.item.path.in_collection())
}

fn auth<'a>(entry: &ItemEntry<'a>) -> &'a str {
    entry.item.auth.and_then(|auth| entry.api.auths.get(auth)).map_or("nothing", |auth| auth.kind.as_str())
}

fn arguments(old: &ItemEntry<'_>, new: &ItemEntry<'_>, types: &Types<'_>, note: &mut dyn FnMut(Level, String)) {
    let (before, after) = (&old.item.arguments, &new.item.arguments);
    let find = |list: &'_ [Argument], setter: &str| list.iter().position(|argument| argument.setter == setter);
    for argument in before {
        match find(after, &argument.setter).and_then(|index| after.get(index)) {
            Some(now) => compare_argument(argument, now, types, note),
            None if is_fixed(argument) => {
                note(Level::Behavior, format!("{} is no longer sent", code(&argument.setter)))
            }
            None => {
                let renamed = after.iter().find(|now| {
                    now.name == argument.name && now.place == argument.place && find(before, &now.setter).is_none()
                });
                note(
                    Level::Breaking,
                    match renamed {
                        Some(now) => {
                            format!("the argument {} is set by {} now", code(&argument.setter), code(&now.setter))
                        }
                        None => format!("the argument {} is removed", code(&argument.setter)),
                    },
                );
            }
        }
    }
    for argument in after.iter().filter(|argument| find(before, &argument.setter).is_none()) {
        let name = code(&argument.setter);
        match argument.presence {
            Presence::Required => note(Level::Breaking, format!("the argument {name} is new and required")),
            Presence::Fixed(_) => note(Level::Behavior, format!("{name} is sent now, with a fixed value")),
            Presence::Optional | Presence::Default(_) => note(Level::Addition, format!("the argument {name} is new")),
        }
    }
}

fn is_fixed(argument: &Argument) -> bool {
    matches!(argument.presence, Presence::Fixed(_))
}

fn compare_argument(old: &Argument, new: &Argument, types: &Types<'_>, note: &mut dyn FnMut(Level, String)) {
    use Presence::{Default, Fixed, Optional, Required};
    let name = code(&new.setter);
    match (&old.presence, &new.presence) {
        (Fixed(before), Fixed(after)) if before != after => {
            note(
                Level::Behavior,
                format!(
                    "{name} is always {} now, before {}",
                    code(&after.in_collection()),
                    code(&before.in_collection())
                ),
            );
        }
        (Fixed(_), Fixed(_)) => {}
        (_, Fixed(after)) => {
            note(Level::Breaking, format!("{name} is always {} now and cannot be set", code(&after.in_collection())))
        }
        (Fixed(_), Required) => {
            note(Level::Breaking, format!("the argument {name} is required now, before it was fixed"))
        }
        (Fixed(_), _) => note(Level::Addition, format!("the argument {name} can be set")),
        (Required, Required) => {}
        (_, Required) => note(Level::Breaking, format!("the argument {name} is required now")),
        (Required, _) => note(Level::Addition, format!("the argument {name} is optional now")),
        (Default(before), Default(after)) if before != after => {
            note(
                Level::Behavior,
                format!(
                    "the argument {name} is {} unless set, before {}",
                    code(&after.in_collection()),
                    code(&before.in_collection())
                ),
            );
        }
        (Optional, Default(after)) => {
            note(
                Level::Behavior,
                format!("the argument {name} is sent as {} unless set", code(&after.in_collection())),
            );
        }
        (Default(_), Optional) => note(Level::Behavior, format!("the argument {name} is not sent unless set")),
        (Default(_), Default(_)) | (Optional, Optional) => {}
    }
    if old.place != new.place {
        let text =
            format!("the argument {name} is sent in the {} now, before in the {}", new.place.word(), old.place.word());
        note(Level::Behavior, text);
    } else if old.name != new.name {
        let text = format!(
            "the argument {name} is sent as {} now, before as {}",
            code(&new.name.in_collection()),
            code(&old.name.in_collection())
        );
        note(Level::Behavior, text);
    }
    if !is_fixed(old) && !is_fixed(new) {
        types.compare(&old.ty, &new.ty, &format!("the argument {name}"), Use::Argument, note);
    }
}
