//! Variables of the collection and the environment.

use phlo_gen_core::collection::{Collection, Environment};
use std::collections::HashMap;

/// How often Postman puts values in place of variables before it gives up.
const PASSES: usize = 19;

/// The longest text that variables may grow to.
const LONGEST: usize = 1 << 20;

/// The values of variables; an empty one counts as none, and a secret is not given away.
#[derive(Debug, Default)]
pub struct Values(HashMap<String, String>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// A variable, by what stands between its braces.
    Variable(&'a str),
}

impl Values {
    /// The values of a collection, those of an environment in front.
    pub fn new(collection: &Collection, environment: Option<&Environment>) -> Self {
        let mut values = HashMap::new();
        let scopes = [Some(&collection.variables), environment.map(|environment| &environment.variables)];
        for variable in scopes.into_iter().flatten().flatten().filter(|variable| !variable.disabled) {
            match variable.value.as_deref().filter(|value| !value.is_empty()) {
                Some(value) if variable.kind.as_deref() != Some("secret") => {
                    values.insert(variable.key.clone(), value.to_owned());
                }
                _ => drop(values.remove(&variable.key)),
            }
        }
        Values(values)
    }

    /// The value of a variable if it is known to the end: no variable is left in it.
    pub fn get(&self, name: &str) -> Option<String> {
        let value = self.resolve(self.0.get(name)?);
        (!value.is_empty() && !has_variable(&value)).then_some(value)
    }

    /// A text with the values of its variables; those without a value stay as they are.
    pub fn resolve(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            let next = self.once(&text);
            if next == text || next.len() > LONGEST {
                break;
            }
            text = next;
        }
        text
    }

    /// As [`Self::resolve`], without a look at what the values hold.
    pub fn once(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable(name) => match self.0.get(name) {
                    Some(value) => out.push_str(value),
                    None => out.extend(["{{", name, "}}"]),
                },
            }
        }
        out
    }
}

/// Whether a text has a variable in it.
pub fn has_variable(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Variable(_)))
}

/// Cuts a text at its variables: the innermost `{{…}}` without a brace in it.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut begin, mut from) = (0, 0);
    while let Some(close) = text[from..].find("}}").map(|at| from + at) {
        match text[begin..close].rfind("{{").map(|at| begin + at) {
            Some(open) if !text[open + 2..close].contains(['{', '}']) => {
                if begin < open {
                    out.push(Piece::Text(&text[begin..open]));
                }
                out.push(Piece::Variable(&text[open + 2..close]));
                begin = close + 2;
                from = begin;
            }
            _ => from = close + 1,
        }
    }
    if begin < text.len() {
        out.push(Piece::Text(&text[begin..]));
    }
    out
}

#[cfg(test)]
impl Values {
    /// Values by hand.
    pub fn of(values: &[(&str, &str)]) -> Self {
        Values(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_hold_variables_themselves() {
        let values = Values::of(&[("base", "https://h/{{v}}"), ("v", "v1"), ("open", "{{gone}}/x")]);
        assert_eq!(values.resolve("{{base}}/a"), "https://h/v1/a");
        assert_eq!(values.get("base").as_deref(), Some("https://h/v1"));
        assert_eq!(values.get("open"), None);
    }

    #[test]
    fn a_circle_ends() {
        let values = Values::of(&[("a", "{{b}}{{b}}"), ("b", "{{a}}{{a}}")]);
        assert!(values.resolve("{{a}}").contains("{{"));
    }

    #[test]
    fn the_environment_goes_first_and_secrets_stay() {
        let collection = phlo_gen_core::collection::read(
            r#"{"info": {"schema": "v2.1.0"}, "item": [],
                "variable": [{"key": "a", "value": "1"}, {"key": "t", "value": "x", "type": "secret"}]}"#,
        );
        let environment = phlo_gen_core::collection::read_environment(
            r#"{"name": "e", "values": [{"key": "a", "value": "2", "enabled": true}]}"#,
        );
        let (Ok(collection), Ok(environment)) = (collection, environment) else { panic!("not read") };
        let values = Values::new(&collection, Some(&environment));
        assert_eq!(values.resolve("{{a}}{{t}}"), "2{{t}}");
    }
}
