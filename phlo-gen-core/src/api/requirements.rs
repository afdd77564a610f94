//! Which settings a call needs: those in its host, path, authorization and fixed values, and those in their values.

use crate::api::argument::Presence;
use crate::api::item::Item;
use crate::api::model::Api;
use crate::api::template::{Part, Template};

/// For each setting whether a call of the item cannot be sent without it, although a default may give it.
pub fn needed_settings(api: &Api, item: &Item) -> Vec<bool> {
    let base = api.hosts.get(item.host).map(|host| &host.base);
    let auth = item.auth.and_then(|auth| api.auths.get(auth));
    let parameters = auth.into_iter().flat_map(|auth| auth.parameters.iter().map(|(_, value)| value));
    let fixed = item.arguments.iter().filter_map(|argument| match &argument.presence {
        Presence::Fixed(value) => Some(value),
        Presence::Required | Presence::Optional | Presence::Default(_) => None,
    });
    let mut templates: Vec<&Template> = base.into_iter().chain([&item.path]).chain(parameters).chain(fixed).collect();
    let mut needed = vec![false; api.settings.len()];
    while let Some(template) = templates.pop() {
        for (setting, needed) in api.settings.iter().zip(&mut needed) {
            let holds = |part: &Part| matches!(part, Part::Setting(name) if *name == setting.name);
            if !*needed && template.parts.iter().any(holds) {
                *needed = true;
                templates.extend(&setting.default);
            }
        }
    }
    needed
}

/// Marks the settings that every client must set: those without a value that every item needs.
pub fn mark_required(api: &mut Api) {
    let mut of_all = vec![true; api.settings.len()];
    let mut has_items = false;
    api.root.each_item(&mut |item| {
        has_items = true;
        of_all.iter_mut().zip(needed_settings(api, item)).for_each(|(all, needed)| *all &= needed);
    });
    for (setting, needed) in api.settings.iter_mut().zip(of_all) {
        setting.required = has_items && needed && setting.default.is_none();
    }
}
