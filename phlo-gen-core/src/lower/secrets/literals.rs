//! Secrets that a collection writes where a variable should stand: they become settings without a value.

use crate::api::{Part, Template};
use crate::lower::names::identifiers;
use std::fmt;

/// A setting that takes the place of a literal secret.
#[derive(Clone, PartialEq, Eq)]
pub struct LiteralSecret {
    /// The name that stands for the variable.
    pub name: String,
    /// The text that it replaces; never shown.
    text: String,
}

impl LiteralSecret {
    /// The text that stood in the collection.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The name alone is shown.
impl fmt::Debug for LiteralSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LiteralSecret").field(&self.name).finish()
    }
}

/// The literal secrets of a collection.
#[derive(Debug)]
pub struct Literals {
    /// The secrets in the order in which they are met.
    pub secrets: Vec<LiteralSecret>,
    /// Secrets that no request needs: examples, and values that prose names.
    pub concealed: Vec<LiteralSecret>,
    /// The variables of the collection, whose names are taken.
    variables: Vec<String>,
}

impl Literals {
    /// No secrets yet, in a collection with these variables.
    pub fn new(variables: Vec<String>) -> Self {
        Literals { secrets: Vec::new(), concealed: Vec::new(), variables }
    }

    /// Remembers a secret that nothing may show.
    pub fn conceal(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.concealed.iter().all(|known| known.text != text) {
            self.concealed.push(LiteralSecret { name: name.to_owned(), text: text.to_owned() });
        }
    }

    /// A template that is the setting for this secret. The same text has the same setting.
    pub fn secret(&mut self, owner: &str, text: &str) -> Template {
        let known = self.secrets.iter().find(|known| known.text == text).map(|known| known.name.clone());
        let name = known.unwrap_or_else(|| {
            let base = identifiers::lead(identifiers::snake(owner), "secret");
            let is_free =
                |name: &String| !self.variables.contains(name) && self.secrets.iter().all(|known| known.name != *name);
            let mut name = base.clone();
            let mut number = 2_u64;
            while !is_free(&name) {
                name = identifiers::joined(&base, &number.to_string());
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
        let mut literals = Literals::new(vec!["x_api_key".into()]);
        let first = literals.secret("X-API-Key", "k1");
        assert_eq!(first, literals.secret("X-API-Key", "k1"));
        assert_ne!(first, literals.secret("X-API-Key", "k2"));
        assert_eq!(first.source(), "{$x_api_key_2}");
    }
}
