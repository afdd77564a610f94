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

/// The literal secrets of a collection.
#[derive(Debug)]
pub struct LiteralSecrets {
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
        LiteralSecrets { secrets: Vec::new(), hidden: Vec::new(), variables }
    }

    /// Adds a secret that must not be shown.
    pub fn hide(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.hidden.iter().all(|known| known.text != text) {
            self.hidden.push(LiteralSecret { name: name.to_owned(), text: text.to_owned() });
        }
    }

    /// A template that is the setting for this secret. The same text has the same setting.
    pub fn setting_for(&mut self, owner: &str, text: &str) -> Template {
        let known = self.secrets.iter().find(|known| known.text == text).map(|known| known.name.clone());
        let name = known.unwrap_or_else(|| {
            let base = identifiers::named_or(identifiers::snake(owner), "secret");
            let is_free =
                |name: &String| !self.variables.contains(name) && self.secrets.iter().all(|known| known.name != *name);
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
