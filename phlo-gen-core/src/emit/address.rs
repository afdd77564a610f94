//! Where an item goes, for people: the URL with what is known of it.

use crate::api::{Api, Item, Part};

/// How deep settings stand in the values of settings before they are taken for a circle.
const DEEPEST: usize = 8;

/// The URL without its query. What callers give stands in braces.
pub fn of(api: &Api, item: &Item) -> String {
    let mut out = String::new();
    for part in api.hosts.get(item.host).iter().flat_map(|host| &host.base.parts).chain(&item.path.parts) {
        push(api, part, 0, &mut out);
    }
    if out.trim().is_empty() { "(no URL)".to_owned() } else { out }
}

fn push(api: &Api, part: &Part, depth: usize, out: &mut String) {
    match part {
        Part::Text(text) => out.push_str(text),
        Part::Argument(name) => out.push_str(&format!("{{{name}}}")),
        Part::Dynamic(name) => out.push_str(&format!("{{${name}}}")),
        Part::Setting(name) => {
            let setting = api.settings.iter().find(|setting| setting.name == *name);
            let default = setting.filter(|setting| !setting.secret && depth < DEEPEST);
            match default.and_then(|setting| setting.default.as_ref()) {
                Some(default) => default.parts.iter().for_each(|part| push(api, part, depth + 1, out)),
                None => out.push_str(&format!("{{{}}}", setting.map_or(name, |setting| &setting.setter))),
            }
        }
    }
}
