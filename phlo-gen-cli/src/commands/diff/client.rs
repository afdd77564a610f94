//! Changes of the client: its settings and hosts.

use super::change::{Changes, Level, code};
use phlo_gen_core::api::{Api, Setting};

/// Compares the settings and the hosts.
pub fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    for before in &old.settings {
        match new.settings.iter().find(|setting| setting.setter == before.setter) {
            Some(after) => setting(before, after, changes),
            None => changes.add_for_client(Level::Breaking, format!("the setting {} is removed", code(&before.setter))),
        }
    }
    for after in &new.settings {
        if !old.settings.iter().any(|setting| setting.setter == after.setter) {
            let name = code(&after.setter);
            match is_required(after) {
                true => changes.add_for_client(Level::Breaking, format!("the setting {name} is new and required")),
                false => changes.add_for_client(Level::Addition, format!("the setting {name} is new")),
            }
        }
    }
    hosts(old, new, changes);
    base_url(old, new, changes);
}

/// Reports that `base_url` sets another base, while that which it set has another setter.
fn base_url(old: &Api, new: &Api, changes: &mut Changes) {
    let bases = |api: &Api| -> Vec<(String, String)> {
        let literals = api.hosts.iter().filter_map(|host| Some((host.setter.clone()?, host.base.in_collection())));
        let variables =
            api.settings.iter().map(|setting| (setting.setter.clone(), format!("{{{{{}}}}}", setting.name)));
        literals.chain(variables).collect()
    };
    let (before, after) = (bases(old), bases(new));
    let set_by = |bases: &[(String, String)]| bases.iter().find(|(setter, _)| setter == "base_url").cloned();
    let (Some((_, was)), Some((_, is))) = (set_by(&before), set_by(&after)) else { return };
    if let Some((setter, _)) = after.iter().find(|(setter, base)| *base == was && setter != "base_url") {
        let text = format!("`base_url` sets {} now; {} sets {}", code(&is), code(setter), code(&was));
        changes.add_for_client(Level::Breaking, text);
    }
}

fn setting(old: &Setting, new: &Setting, changes: &mut Changes) {
    let name = code(&new.setter);
    if is_required(new) && !is_required(old) {
        changes.add_for_client(Level::Breaking, format!("the setting {name} is required now"));
    } else if is_required(old) && !is_required(new) {
        changes.add_for_client(Level::Addition, format!("the setting {name} is optional now"));
    } else if old.default != new.default {
        let text = match (&old.default, &new.default) {
            (_, None) => format!("the setting {name} has no default now"),
            (None, Some(after)) => format!("the setting {name} is {} unless set", code(&after.in_collection())),
            (Some(before), Some(after)) => {
                format!(
                    "the setting {name} is {} unless set, before {}",
                    code(&after.in_collection()),
                    code(&before.in_collection())
                )
            }
        };
        changes.add_for_client(Level::Behavior, text);
    }
}

fn is_required(setting: &Setting) -> bool {
    setting.required && setting.default.is_none()
}

fn hosts(old: &Api, new: &Api, changes: &mut Changes) {
    let setters = |api: &Api| -> Vec<String> { api.hosts.iter().filter_map(|host| host.setter.clone()).collect() };
    let (before, after) = (setters(old), setters(new));
    // a base that is a variable now has a setter of the same name
    let is_set = |api: &Api, name: &str| api.settings.iter().any(|setting| setting.setter == name);
    for name in before.iter().filter(|name| !after.contains(name) && !is_set(new, name)) {
        changes.add_for_client(Level::Breaking, format!("the host {} is removed", code(name)));
    }
    for name in after.iter().filter(|name| !before.contains(name) && !is_set(old, name)) {
        changes.add_for_client(Level::Addition, format!("the host {} is new", code(name)));
    }
}
