//! The URL of an item in readable form: settings with their defaults, arguments in braces.

use super::fragments::code;
use crate::api::{Api, Item, MAX_GROWTH, Part};

/// How deep settings may be nested in the values of settings. Deeper ones are treated as a cycle.
const MAX_DEPTH: usize = 8;

/// The method and the URL, as code.
pub fn endpoint(api: &Api, item: &Item) -> String {
    format!("`{} {}`", code(&item.method), code(&url(api, item)))
}

/// The URL without its query.
fn url(api: &Api, item: &Item) -> String {
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
        Part::Dynamic(name) => out.push_str(&format!("{{{{${name}}}}}")),
        Part::Setting(name) => {
            let setting = api.settings.iter().find(|setting| setting.name == *name);
            let has_room = depth < MAX_DEPTH && out.len() < MAX_GROWTH;
            let default = setting.filter(|setting| !setting.secret && has_room);
            match default.and_then(|setting| setting.default.as_ref()) {
                Some(default) => default.parts.iter().for_each(|part| push(api, part, depth + 1, out)),
                None => out.push_str(&format!("{{{}}}", setting.map_or(name, |setting| &setting.setter))),
            }
        }
    }
}
