//! Which settings a call needs: those in its host, path, authorization and fixed values, and those in their values.

use crate::api::argument::Presence;
use crate::api::item::Item;
use crate::api::model::Api;
use crate::api::template::{Part, Template};
use std::collections::{BTreeSet, HashMap};

/// The settings of an API, by their names, to find those that its calls need.
#[derive(Debug)]
pub struct Requirements<'a> {
    api: &'a Api,
    places: HashMap<&'a str, usize>,
}

impl<'a> Requirements<'a> {
    /// Those of an API.
    pub fn new(api: &'a Api) -> Self {
        let places = api.settings.iter().enumerate().map(|(place, setting)| (setting.name.as_str(), place)).collect();
        Requirements { api, places }
    }

    /// The settings without which a call of the item cannot be sent, although a default may give them: their places in
    /// [`Api::settings`].
    pub fn of(&self, item: &Item) -> BTreeSet<usize> {
        let api = self.api;
        let base = api.hosts.get(item.host).map(|host| &host.base);
        let auth = item.auth.and_then(|auth| api.auths.get(auth)).filter(|auth| !auth.is_optional());
        let parameters = auth.into_iter().flat_map(|auth| auth.parameters.iter().map(|(_, value)| value));
        let fixed = item.arguments.iter().filter_map(|argument| match &argument.presence {
            Presence::Fixed(value) => Some(value),
            Presence::Required | Presence::Optional | Presence::Default(_) => None,
        });
        let mut templates: Vec<&Template> =
            base.into_iter().chain([&item.path]).chain(parameters).chain(fixed).collect();
        let mut needed = BTreeSet::new();
        while let Some(template) = templates.pop() {
            for part in &template.parts {
                let Part::Setting(name) = part else { continue };
                let Some(&place) = self.places.get(name.as_str()) else { continue };
                if needed.insert(place) {
                    templates.extend(api.settings.get(place).and_then(|setting| setting.default.as_ref()));
                }
            }
        }
        needed
    }
}

/// Marks the settings that every client must set: those without a value that every item needs.
pub fn mark_required(api: &mut Api) {
    let requirements = Requirements::new(api);
    let mut items = 0_usize;
    let mut needed_by = vec![0_usize; api.settings.len()];
    api.root.each_item(&mut |item| {
        items += 1;
        for place in requirements.of(item) {
            needed_by.get_mut(place).into_iter().for_each(|count| *count += 1);
        }
    });
    for (setting, count) in api.settings.iter_mut().zip(needed_by) {
        setting.required = items > 0 && count == items && setting.default.is_none();
    }
}
