//! Secrets that requests send as constants: each is a setting, so that nothing else is sent in its place.

use crate::api::Api;
use crate::collection::Item;
use crate::diagnostic::Diagnostic;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::secrets::literals::LiteralSecret;
use std::collections::{HashMap, HashSet};

/// The settings that stand for secrets in constants of requests.
pub struct SentSecrets<'a> {
    /// The settings by their values.
    settings: HashMap<String, String>,
    /// The names of all variables and settings.
    names: &'a dyn Fn() -> Vec<String>,
    /// The names that are taken, once there is a new setting.
    taken: Option<Taken>,
    /// The new settings, with the pointers of the items that send them first.
    added: Vec<(LiteralSecret, Option<String>)>,
    /// The pointer of the item that is read.
    item: Option<String>,
}

impl<'a> SentSecrets<'a> {
    /// Those of a model; `variables` are texts with the variables that stand for them, `names` the names of all.
    pub fn new(api: &Api, variables: &HashMap<String, String>, names: &'a dyn Fn() -> Vec<String>) -> Self {
        let blank = api.settings.iter().filter(|setting| setting.default.is_none());
        let blank: HashSet<&str> = blank.map(|setting| setting.name.as_str()).collect();
        let known = variables.iter().filter(|(_, name)| blank.contains(name.as_str()));
        let settings = known.map(|(text, name)| (text.clone(), name.clone())).collect();
        SentSecrets { settings, names, taken: None, added: Vec::new(), item: None }
    }

    /// Notes which item is read.
    pub fn enter(&mut self, pointer: &str) {
        self.item = Some(pointer.to_owned());
    }

    /// The setting that stands for a text, if there is one.
    pub fn known(&self, text: &str) -> Option<&str> {
        self.settings.get(text).map(String::as_str)
    }

    /// The setting that stands for a text, which may be a new one; `name` is that of the secret.
    pub fn setting_for(&mut self, text: &str, name: &str) -> String {
        if let Some(known) = self.known(text) {
            return known.to_owned();
        }
        let taken = self.taken.get_or_insert_with(|| {
            let mut taken = Taken::default();
            for name in (self.names)() {
                taken.take(name);
            }
            taken
        });
        let own = taken.take(identifiers::named_or(identifiers::snake(name), "secret"));
        self.settings.insert(text.to_owned(), own.clone());
        self.added.push((LiteralSecret::new(&own, text), self.item.clone()));
        own
    }

    /// The new settings.
    pub fn added(&self) -> impl Iterator<Item = &LiteralSecret> {
        self.added.iter().map(|(secret, _)| secret)
    }

    /// A finding about each new setting, at the item that sends it first.
    pub fn findings<'i>(&self, items: impl Iterator<Item = &'i Item>) -> Vec<Diagnostic> {
        if self.added.is_empty() {
            return Vec::new();
        }
        let offsets: HashMap<&str, usize> = items.map(|item| (item.pointer.as_str(), item.offset)).collect();
        let offset =
            |item: &Option<String>| item.as_deref().and_then(|item| offsets.get(item)).copied().unwrap_or_default();
        let help = "write a variable in both places; generated code does not contain it";
        let finding = |(secret, item): &(LiteralSecret, Option<String>)| {
            let name = &secret.name;
            let message = format!("a constant of the request is a secret elsewhere, so it is the setting `{name}`");
            Diagnostic::finding("secret-in-collection", offset(item), message).help(help)
        };
        self.added.iter().map(finding).collect()
    }
}
