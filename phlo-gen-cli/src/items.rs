//! The items of a collection, and how they are named on the command line.

use crate::failure::Failure;
use phlo_gen_core::api::{self, Api, Folder, Host, Item, Part, Presence, Setting, Template};
use phlo_gen_core::lower::nearest;

/// An item and the folders around it.
#[derive(Clone)]
pub struct Entry<'a> {
    /// The model.
    pub api: &'a Api,
    /// The folders from the root.
    pub folders: Vec<&'a Folder>,
    /// The item.
    pub item: &'a Item,
}

/// All items, in the author's order.
pub fn entries(api: &Api) -> Vec<Entry<'_>> {
    let mut out = Vec::new();
    walk(api, &api.root, &mut Vec::new(), &mut out);
    out
}

fn walk<'a>(api: &'a Api, folder: &'a Folder, around: &mut Vec<&'a Folder>, out: &mut Vec<Entry<'a>>) {
    for entry in folder.entries() {
        match entry {
            api::Entry::Item(item) => out.push(Entry { api, folders: around.clone(), item }),
            api::Entry::Folder(inner) => {
                around.push(inner);
                walk(api, inner, around, out);
                around.pop();
            }
        }
    }
}

/// The item that a user names: by its call, by the names of its folders and its own, or by its own name alone.
pub fn find<'a>(api: &'a Api, wanted: &str) -> Result<Entry<'a>, Failure> {
    let entries = entries(api);
    let dotted = dotted(wanted);
    let is_call = |entry: &Entry<'_>| entry.dotted() == dotted;
    let is_path = |entry: &Entry<'_>| entry.path().eq_ignore_ascii_case(wanted.trim());
    let is_name =
        |entry: &Entry<'_>| entry.item.method_name == dotted || entry.item.name.eq_ignore_ascii_case(wanted.trim());
    let rules: [&dyn Fn(&Entry<'_>) -> bool; 3] = [&is_call, &is_path, &is_name];
    for rule in rules {
        let found: Vec<&Entry<'a>> = entries.iter().filter(|entry| rule(entry)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                let calls: Vec<String> = several.iter().map(|entry| entry.dotted()).collect();
                return Err(Failure::Usage(format!(
                    "several items are named `{wanted}`\nhelp: say which: {}",
                    calls.join(", ")
                )));
            }
        }
    }
    Err(Failure::Usage(unknown(&entries, wanted, &dotted)))
}

/// `phlo().multi_party_call().cold_transfer_a_caller()` with dots alone.
fn dotted(call: &str) -> String {
    let call = call.trim();
    call.strip_prefix("client.").unwrap_or(call).replace("()", "")
}

/// How many items are suggested.
const SUGGESTED: usize = 3;

fn unknown(entries: &[Entry<'_>], wanted: &str, dotted: &str) -> String {
    let names = || entries.iter().map(Entry::dotted);
    let mut near: Vec<String> = names().filter(|name| has_words(name, dotted)).take(SUGGESTED).collect();
    if near.is_empty() {
        let (calls, paths): (Vec<String>, Vec<String>) = (names().collect(), entries.iter().map(Entry::path).collect());
        let call = nearest(dotted, calls.iter().map(String::as_str));
        near.extend(call.or_else(|| nearest(wanted, paths.iter().map(String::as_str))).map(str::to_owned));
    }
    if near.is_empty() {
        let own = nearest(dotted, entries.iter().map(|entry| entry.item.method_name.as_str()));
        near.extend(entries.iter().find(|entry| Some(entry.item.method_name.as_str()) == own).map(Entry::dotted));
    }
    let help = match near.as_slice() {
        [] => "`phlo-gen list` names all items".to_owned(),
        near => format!("did you mean `{}`?", near.join("`, `")),
    };
    format!("there is no item `{wanted}`\nhelp: {help}")
}

/// Whether a name has all words of another.
fn has_words(name: &str, words: &str) -> bool {
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| name.contains(word))
}

impl<'a> Entry<'a> {
    /// What a caller writes after the client.
    pub fn call(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}().", folder.module)).collect();
        format!("{folders}{}()", self.item.method_name)
    }

    /// The same with dots alone.
    pub fn dotted(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}.", folder.module)).collect();
        format!("{folders}{}", self.item.method_name)
    }

    /// The names of its folders and its own.
    pub fn path(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}/", folder.name)).collect();
        format!("{folders}{}", self.item.name)
    }

    /// The request struct, below the module of the macro.
    pub fn request(&self) -> String {
        let modules: String = self.folders.iter().map(|folder| format!("{}::", folder.module)).collect();
        format!("{modules}{}", self.item.request)
    }

    /// Where it goes.
    pub fn host(&self) -> Option<&'a Host> {
        self.api.hosts.get(self.item.host)
    }

    /// The settings that it uses, those that stand in the values of others among them.
    pub fn settings(&self) -> Vec<&'a Setting> {
        let mut templates = self.uses();
        let mut used = vec![false; self.api.settings.len()];
        let mut index = 0;
        while let Some(template) = templates.get(index) {
            index += 1;
            let template = *template;
            for (setting, used) in self.api.settings.iter().zip(&mut used) {
                if !*used && names(template, &setting.name) {
                    *used = true;
                    templates.extend(&setting.default);
                }
            }
        }
        self.api.settings.iter().zip(used).filter(|(_, used)| *used).map(|(setting, _)| setting).collect()
    }

    /// Whether the item cannot be sent without a value for a setting.
    pub fn needs(&self, setting: &Setting) -> bool {
        let in_base = || self.host().is_some_and(|host| names(&host.base, &setting.name));
        setting.default.is_none() && (setting.required || in_base())
    }

    fn uses(&self) -> Vec<&'a Template> {
        let base = self.host().map(|host| &host.base);
        let auth = self.item.auth.and_then(|auth| self.api.auths.get(auth));
        let parameters = auth.into_iter().flat_map(|auth| auth.parameters.iter().map(|(_, value)| value));
        let values = self.item.arguments.iter().filter_map(|argument| match &argument.presence {
            Presence::Default(value) | Presence::Fixed(value) => Some(value),
            Presence::Required | Presence::Optional => None,
        });
        base.into_iter().chain([&self.item.path]).chain(parameters).chain(values).collect()
    }
}

fn names(template: &Template, name: &str) -> bool {
    template.parts.iter().any(|part| matches!(part, Part::Setting(setting) if setting == name))
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
    fn settings_within_settings_are_settings_of_the_item() {
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
        let settings: Vec<Vec<&str>> = entries(&api)
            .iter()
            .map(|entry| entry.settings().into_iter().map(|setting| setting.name.as_str()).collect())
            .collect();
        assert_eq!(settings, [vec!["base", "place", "region"], vec![], vec![]]);
    }

    #[test]
    fn items_come_in_the_authors_order() {
        let request = |name: &str| format!(r#"{{ "name": "{name}", "request": "https://garden.example" }}"#);
        let folder = format!(r#"{{ "name": "F", "item": [{}] }}"#, request("B"));
        let items = [request("A"), folder, request("C")].join(",");
        let api = api(&format!(r#"{{ "info": {{ "name": "Garden" }}, "item": [{items}] }}"#));
        assert_eq!(entries(&api).iter().map(Entry::path).collect::<Vec<_>>(), ["A", "F/B", "C"]);
    }
}
