//! The variables that replace keys.

use crate::collection::model::UnreadSecret;
use crate::collection::secrets::keys::Key;
use std::collections::HashMap;

/// The variables that replace keys. The same key has the same variable in all files of a collection.
#[derive(Default)]
pub struct Variables {
    /// The variables by the keys that they replace.
    names: HashMap<String, String>,
    /// How many keys have a variable that begins with this name.
    counts: HashMap<String, usize>,
    /// Other secrets.
    others: Vec<UnreadSecret>,
}

impl Variables {
    /// The variable for a key.
    pub fn name_of(&mut self, key: &Key, secret: &str) -> String {
        if let Some(name) = self.names.get(secret) {
            return name.clone();
        }
        let count = self.counts.entry(key.name.to_string()).or_default();
        *count += 1;
        let name = if *count == 1 { key.name.to_string() } else { format!("{}_{count}", key.name) };
        self.names.insert(secret.to_owned(), name.clone());
        name
    }

    /// Notes a secret that stays where it is, and that no reader may see.
    pub fn note(&mut self, name: &str, text: &str) {
        self.others.push(UnreadSecret { name: name.to_owned(), text: text.to_owned() });
    }

    /// The keys that were replaced, in the order of their texts, and the other secrets.
    pub fn into_secrets(self) -> Vec<UnreadSecret> {
        let keys = self.names.into_iter().map(|(text, name)| UnreadSecret { name, text });
        let mut all: Vec<UnreadSecret> = keys.collect();
        all.sort_by(|one, other| one.text.cmp(&other.text));
        all.extend(self.others);
        all
    }
}
