//! What changed for everybody: settings and hosts.

use super::change::{Changes, Level, code};
use phlo_gen_core::api::{Api, Setting};

/// Compares the settings and the hosts.
pub fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    for before in &old.settings {
        match new.settings.iter().find(|setting| setting.setter == before.setter) {
            Some(after) => setting(before, after, changes),
            None => changes.of_client(Level::Breaking, format!("the setting {} is gone", code(&before.setter))),
        }
    }
    for after in &new.settings {
        if !old.settings.iter().any(|setting| setting.setter == after.setter) {
            let name = code(&after.setter);
            match is_needed(after) {
                true => changes
                    .of_client(Level::Breaking, format!("the setting {name} is new, and no client can do without")),
                false => changes.of_client(Level::Addition, format!("the setting {name} is new")),
            }
        }
    }
    hosts(old, new, changes);
}

fn setting(old: &Setting, new: &Setting, changes: &mut Changes) {
    let name = code(&new.setter);
    if is_needed(new) && !is_needed(old) {
        changes.of_client(Level::Breaking, format!("no client can do without the setting {name} any more"));
    } else if is_needed(old) && !is_needed(new) {
        changes.of_client(Level::Addition, format!("the setting {name} may be left out"));
    } else if old.default != new.default {
        let text = match (&old.default, &new.default) {
            (_, None) => format!("the setting {name} has no value of its own any more"),
            (None, Some(after)) => format!("the setting {name} is {} unless set", code(&after.source())),
            (Some(before), Some(after)) => {
                format!("the setting {name} is {} unless set, before {}", code(&after.source()), code(&before.source()))
            }
        };
        changes.of_client(Level::Behavior, text);
    }
}

fn is_needed(setting: &Setting) -> bool {
    setting.required && setting.default.is_none()
}

fn hosts(old: &Api, new: &Api, changes: &mut Changes) {
    let setters = |api: &Api| -> Vec<String> { api.hosts.iter().filter_map(|host| host.setter.clone()).collect() };
    let (before, after) = (setters(old), setters(new));
    // a base that became a variable is set by the same name
    let is_set = |api: &Api, name: &str| api.settings.iter().any(|setting| setting.setter == name);
    for name in before.iter().filter(|name| !after.contains(name) && !is_set(new, name)) {
        changes.of_client(Level::Breaking, format!("the host {} is gone", code(name)));
    }
    for name in after.iter().filter(|name| !before.contains(name) && !is_set(old, name)) {
        changes.of_client(Level::Addition, format!("the host {} is new", code(name)));
    }
}
