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
    /// A secret with the setting that replaces it.
    pub fn new(name: &str, text: &str) -> Self {
        LiteralSecret { name: name.to_owned(), text: text.to_owned() }
    }

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

/// A setting that asks for a credential which the collection leaves blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankCredential {
    /// The name of the setting.
    pub name: String,
    /// Whether it is a secret.
    pub is_secret: bool,
    /// What is sent unless it is set, if that is anything.
    pub default: Option<String>,
}

/// The literal secrets of a collection, and the credentials that it leaves blank.
pub struct LiteralSecrets {
    /// The credentials that are left blank, in the order in which they were found.
    pub blanks: Vec<BlankCredential>,
    /// The secrets in the order in which they were found.
    pub secrets: Vec<LiteralSecret>,
    /// Secrets that are not in requests: in examples and descriptions.
    pub hidden: Vec<LiteralSecret>,
    /// The texts of the hidden ones.
    hidden_texts: HashSet<String>,
    /// The settings by the texts that they replace.
    names: HashMap<String, String>,
    /// The places of the blank ones by their names.
    blank_indices: HashMap<String, usize>,
    /// The names of the settings of the secrets.
    of_secrets: HashSet<String>,
    /// The names of the variables of the collection, and of all settings.
    taken: HashSet<String>,
    /// The next number for a name that is taken.
    numbers: HashMap<String, u64>,
}

impl LiteralSecrets {
    /// No secrets yet, in a collection with these variables.
    pub fn new(variables: Vec<String>) -> Self {
        LiteralSecrets {
            blanks: Vec::new(),
            secrets: Vec::new(),
            hidden: Vec::new(),
            hidden_texts: HashSet::new(),
            blank_indices: HashMap::new(),
            names: HashMap::new(),
            of_secrets: HashSet::new(),
            taken: variables.into_iter().collect(),
            numbers: HashMap::new(),
        }
    }

    /// Adds a secret that must not be shown.
    pub fn hide(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.hidden_texts.insert(text.to_owned()) {
            self.hidden.push(LiteralSecret::new(name, text));
        }
    }

    /// A template that is the setting of this name, which asks for a credential; `default` is sent unless it is set. The
    /// same name is the same setting, unless it has another text as its default; one that a variable has already is that
    /// variable's.
    pub fn ask_for(&mut self, name: &str, is_secret: bool, default: Option<&str>, is_variable: bool) -> Template {
        let text = default.unwrap_or_default();
        let is_free = |name: &String| {
            let blank = self.blank_indices.get(name).and_then(|index| self.blanks.get(*index));
            !self.of_secrets.contains(name)
                && blank.is_none_or(|blank| blank.default.as_deref().unwrap_or_default() == text)
        };
        let numbered = (2_u64..).map(|number| identifiers::join(name, &number.to_string()));
        let name = std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        match self.blank_indices.get(&name).and_then(|index| self.blanks.get_mut(*index)) {
            Some(blank) => blank.default = blank.default.take().filter(|_| default.is_some()),
            None if is_variable => {}
            None => {
                self.taken.insert(name.clone());
                self.blank_indices.insert(name.clone(), self.blanks.len());
                let default = default.map(str::to_owned);
                self.blanks.push(BlankCredential { name: name.clone(), is_secret, default });
            }
        }
        Template { parts: vec![Part::Setting(name)] }
    }

    /// A template that is the setting for this secret. The same text has the same setting.
    pub fn setting_for(&mut self, owner: &str, text: &str) -> Template {
        if let Some(name) = self.names.get(text) {
            return Template { parts: vec![Part::Setting(name.clone())] };
        }
        let base = identifiers::named_or(identifiers::snake(owner), "secret");
        let number = self.numbers.entry(base.clone()).or_insert(2);
        let mut name = base.clone();
        while !self.taken.insert(name.clone()) {
            name = identifiers::join(&base, &number.to_string());
            *number += 1;
        }
        self.secrets.push(LiteralSecret::new(&name, text));
        self.names.insert(text.to_owned(), name.clone());
        self.of_secrets.insert(name.clone());
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
