//! The variables that replace keys.

use crate::collection::secrets::keys::Key;
use std::collections::HashMap;

/// The variables that replace keys. The same key has the same variable in all files of a collection.
#[derive(Default)]
pub struct Variables {
    /// The variables by the keys that they replace.
    names: HashMap<String, String>,
    /// How many keys have a variable that begins with this name.
    counts: HashMap<String, usize>,
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
}
