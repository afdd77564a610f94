//! An item of a collection with its folders, names, settings and host.

use phlo_gen_core::api::{self, Api, Body, Folder, Host, Item, Part, Presence, Requirements, Setting, Template};

/// An item and the folders that contain it.
#[derive(Clone)]
pub struct ItemEntry<'a> {
    /// The model.
    pub api: &'a Api,
    /// The folders from the root.
    pub folders: Vec<&'a Folder>,
    /// The item.
    pub item: &'a Item,
}

impl<'a> ItemEntry<'a> {
    /// The Rust call after `client.`.
    pub fn call(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}().", folder.module)).collect();
        format!("{folders}{}()", self.item.method_name)
    }

    /// The call without parentheses.
    pub fn dotted_call(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}.", folder.module)).collect();
        format!("{folders}{}", self.item.method_name)
    }

    /// The names of its folders and its own, with slashes.
    pub fn path(&self) -> String {
        let names: Vec<&str> = self.item.names().collect();
        names.join("/")
    }

    /// The request struct, below the module of the macro.
    pub fn request(&self) -> String {
        let modules: String = self.folders.iter().map(|folder| format!("{}::", folder.module)).collect();
        format!("{modules}{}", self.item.request)
    }

    /// The host of its requests.
    pub fn host(&self) -> Option<&'a Host> {
        self.api.hosts.get(self.item.host)
    }

    /// The settings that it uses, including those in the values of other settings.
    pub fn settings(&self) -> Vec<&'a Setting> {
        let mut templates = self.templates();
        let mut used = vec![false; self.api.settings.len()];
        let mut index = 0;
        while let Some(template) = templates.get(index) {
            index += 1;
            let template = *template;
            for (setting, used) in self.api.settings.iter().zip(&mut used) {
                if !*used && contains_setting(template, &setting.name) {
                    *used = true;
                    templates.extend(&setting.default);
                }
            }
        }
        self.api.settings.iter().zip(used).filter(|(_, used)| *used).map(|(setting, _)| setting).collect()
    }

    /// Whether a request of the item needs a value for a setting.
    pub fn needs(&self, setting: &Setting) -> bool {
        let needed = Requirements::new(self.api).of(self.item);
        let place = self.api.settings.iter().position(|own| std::ptr::eq(own, setting));
        setting.default.is_none() && place.is_some_and(|place| needed.contains(&place))
    }

    fn templates(&self) -> Vec<&'a Template> {
        let base = self.host().map(|host| &host.base);
        let auth = self.item.auth.and_then(|auth| self.api.auths.get(auth));
        let parameters = auth.into_iter().flat_map(|auth| auth.parameters.iter().map(|(_, value)| value));
        let values = self.item.arguments.iter().filter_map(|argument| match &argument.presence {
            Presence::Default(value) | Presence::Fixed(value) => Some(value),
            Presence::Required | Presence::Optional => None,
        });
        let texts = match &self.item.body {
            Body::Template(_, _, text) => vec![text],
            Body::Graphql(query, operation, variables) => vec![query, operation, variables],
            _ => Vec::new(),
        };
        base.into_iter().chain([&self.item.path]).chain(parameters).chain(values).chain(texts).collect()
    }
}

fn contains_setting(template: &Template, name: &str) -> bool {
    template.parts.iter().any(|part| matches!(part, Part::Setting(setting) if setting == name))
}

/// All items, in the order of the collection.
pub fn all_items(api: &Api) -> Vec<ItemEntry<'_>> {
    let mut out = Vec::new();
    walk(api, &api.root, &mut Vec::new(), &mut out);
    out
}

fn walk<'a>(api: &'a Api, folder: &'a Folder, folders: &mut Vec<&'a Folder>, out: &mut Vec<ItemEntry<'a>>) {
    for entry in folder.entries() {
        match entry {
            api::Entry::Item(item) => out.push(ItemEntry { api, folders: folders.clone(), item }),
            api::Entry::Folder(inner) => {
                folders.push(inner);
                walk(api, inner, folders, out);
                folders.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use phlo_gen_core::collection;
    use phlo_gen_core::lower::{Options, lower};

    fn api(collection: &str) -> Api {
        lower(&collection::read(collection).expect("it is read"), None, &Options::default()).api
    }

    #[test]
    fn settings_within_settings_are_included() {
        let api = api(r#"{
                "info": { "name": "Garden" },
                "variable": [
                    { "key": "base", "value": "https://{{place}}/v1" },
                    { "key": "place", "value": "{{region}}.garden.example" },
                    { "key": "region", "value": "north" }
                ],
                "item": [
                    { "name": "A", "request": "{{base}}/a" },
                    { "name": "B", "request": "https://other.example/b" },
                    { "name": "C", "request": "https://other.example/c" }
                ]
            }"#);
        let settings: Vec<Vec<&str>> = all_items(&api)
            .iter()
            .map(|entry| entry.settings().into_iter().map(|setting| setting.name.as_str()).collect())
            .collect();
        assert_eq!(settings, [vec!["base", "place", "region"], vec![], vec![]]);
    }

    #[test]
    fn items_are_in_the_order_of_the_collection() {
        let request = |name: &str| format!(r#"{{ "name": "{name}", "request": "https://garden.example" }}"#);
        let folder = format!(r#"{{ "name": "F", "item": [{}] }}"#, request("B"));
        let items = [request("A"), folder, request("C")].join(",");
        let api = api(&format!(r#"{{ "info": {{ "name": "Garden" }}, "item": [{items}] }}"#));
        assert_eq!(all_items(&api).iter().map(ItemEntry::path).collect::<Vec<_>>(), ["A", "F/B", "C"]);
    }
}
