//! Literal secrets in a collection, which should be variables: they become settings without a value.

use crate::api::{Part, Template};
use crate::lower::names::identifiers;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// A setting that replaces a literal secret.
#[derive(Clone, PartialEq, Eq)]
pub struct LiteralSecret {
    /// The name of the variable.
    pub name: String,
    /// The secret that it replaces; never shown.
    text: String,
}

impl LiteralSecret {
    /// The text in the collection.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Shows only the name.
impl fmt::Debug for LiteralSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LiteralSecret").field(&self.name).finish()
    }
}

/// The literal secrets of a collection.
pub struct LiteralSecrets {
    /// The secrets in the order in which they were found.
    pub secrets: Vec<LiteralSecret>,
    /// Secrets that are not in requests: in examples and descriptions.
    pub hidden: Vec<LiteralSecret>,
    /// The texts of the hidden ones.
    hidden_texts: HashSet<String>,
    /// The settings by the texts that they replace.
    names: HashMap<String, String>,
    /// The names of the variables of the collection, and of the settings.
    taken: HashSet<String>,
    /// The next number for a name that is taken.
    numbers: HashMap<String, u64>,
}

impl LiteralSecrets {
    /// No secrets yet, in a collection with these variables.
    pub fn new(variables: Vec<String>) -> Self {
        LiteralSecrets {
            secrets: Vec::new(),
            hidden: Vec::new(),
            hidden_texts: HashSet::new(),
            names: HashMap::new(),
            taken: variables.into_iter().collect(),
            numbers: HashMap::new(),
        }
    }

    /// Adds a secret that must not be shown.
    pub fn hide(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.hidden_texts.insert(text.to_owned()) {
            self.hidden.push(LiteralSecret { name: name.to_owned(), text: text.to_owned() });
        }
    }

    /// A template that is the setting for this secret. The same text has the same setting.
    pub fn setting_for(&mut self, owner: &str, text: &str) -> Template {
        if let Some(name) = self.names.get(text) {
            return Template { parts: vec![Part::Setting(name.clone())] };
        }
        let base = identifiers::prefix_if_needed(identifiers::snake(owner), "secret");
        let number = self.numbers.entry(base.clone()).or_insert(2);
        let mut name = base.clone();
        while !self.taken.insert(name.clone()) {
            name = identifiers::join(&base, &number.to_string());
            *number += 1;
        }
        self.secrets.push(LiteralSecret { name: name.clone(), text: text.to_owned() });
        self.names.insert(text.to_owned(), name.clone());
        Template { parts: vec![Part::Setting(name)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_secret_has_one_setting() {
        let mut literals = LiteralSecrets::new(vec!["x_api_key".into()]);
        let first = literals.setting_for("X-API-Key", "k1");
        assert_eq!(first, literals.setting_for("X-API-Key", "k1"));
        assert_ne!(first, literals.setting_for("X-API-Key", "k2"));
        assert_eq!(first.source(), "{$x_api_key_2}");
    }
}
