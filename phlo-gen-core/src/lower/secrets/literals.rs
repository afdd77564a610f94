//! Literal secrets in a collection, which should be variables: they become settings without a value.

use crate::api::{Part, Template};
use crate::lower::names::identifiers;
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

/// A setting that asks for a credential which the collection leaves blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankCredential {
    /// The name of the setting.
    pub name: String,
    /// Whether it is a secret.
    pub is_secret: bool,
    /// Whether requests can be authorized without it.
    pub is_optional: bool,
}

/// The literal secrets of a collection, and the credentials that it leaves blank.
#[derive(Debug)]
pub struct LiteralSecrets {
    /// The credentials that are left blank, in the order in which they were found.
    pub blanks: Vec<BlankCredential>,
    /// The secrets in the order in which they were found.
    pub secrets: Vec<LiteralSecret>,
    /// Secrets that are not in requests: in examples and descriptions.
    pub hidden: Vec<LiteralSecret>,
    /// The variables of the collection, whose names are taken.
    variables: Vec<String>,
}

impl LiteralSecrets {
    /// No secrets yet, in a collection with these variables.
    pub fn new(variables: Vec<String>) -> Self {
        LiteralSecrets { blanks: Vec::new(), secrets: Vec::new(), hidden: Vec::new(), variables }
    }

    /// Adds a secret that must not be shown.
    pub fn hide(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.hidden.iter().all(|known| known.text != text) {
            self.hidden.push(LiteralSecret { name: name.to_owned(), text: text.to_owned() });
        }
    }

    /// A template that is the setting of this name, which asks for a credential. The same name is the same setting; one
    /// that a variable has already is that variable's.
    pub fn ask_for(&mut self, name: &str, is_secret: bool, is_optional: bool, is_variable: bool) -> Template {
        let is_taken = |name: &str| self.secrets.iter().any(|secret| secret.name == name);
        let numbered = (2_u64..).map(|number| identifiers::join(name, &number.to_string()));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let name = names.find(|name| !is_taken(name)).unwrap_or_default();
        match self.blanks.iter_mut().find(|blank| blank.name == name) {
            Some(blank) => blank.is_optional &= is_optional,
            None if is_variable => {}
            None => self.blanks.push(BlankCredential { name: name.clone(), is_secret, is_optional }),
        }
        Template { parts: vec![Part::Setting(name)] }
    }

    /// A template that is the setting for this secret. The same text has the same setting.
    pub fn setting_for(&mut self, owner: &str, text: &str) -> Template {
        let known = self.secrets.iter().find(|known| known.text == text).map(|known| known.name.clone());
        let name = known.unwrap_or_else(|| {
            let base = identifiers::named_or(identifiers::snake(owner), "secret");
            let is_free = |name: &String| {
                !self.variables.contains(name)
                    && self.secrets.iter().all(|known| known.name != *name)
                    && self.blanks.iter().all(|blank| blank.name != *name)
            };
            let mut name = base.clone();
            let mut number = 2_u64;
            while !is_free(&name) {
                name = identifiers::join(&base, &number.to_string());
                number += 1;
            }
            self.secrets.push(LiteralSecret { name: name.clone(), text: text.to_owned() });
            name
        });
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
