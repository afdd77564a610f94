//! The values of the variables of a collection and an environment.

use phlo_gen_core::api::MAX_GROWTH;
use phlo_gen_core::collection::{Collection, Environment};
use phlo_gen_core::lower::references::{Piece, has_variable, pieces};
use phlo_gen_core::lower::{MAX_TOTAL_GROWTH, endless_variables};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many times Postman replaces variables by their values, one pass after the other.
const PASSES: usize = 19;

/// The values of variables. Empty values count as unset; values of the type `secret` are omitted.
#[derive(Debug)]
pub struct Values {
    values: HashMap<String, Value>,
    /// How many bytes longer texts may still become.
    left: AtomicUsize,
}

impl Default for Values {
    fn default() -> Self {
        Values { values: HashMap::new(), left: AtomicUsize::new(MAX_TOTAL_GROWTH) }
    }
}

#[derive(Debug)]
struct Value {
    text: String,
    /// Whether it contains a variable without a value.
    has_unknown: bool,
}

impl Values {
    /// The values of a collection; those of an environment take precedence.
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
        Values::resolved(values)
    }

    /// Replaces the variables within values by their own values.
    fn resolved(values: HashMap<String, String>) -> Self {
        let endless = endless_variables(values.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let usable = values.into_iter().filter(|(name, _)| !endless.contains(name));
        let values = usable.map(|(name, text)| (name, Value { text, has_unknown: true })).collect();
        let raw = Values { values, ..Values::default() };
        let resolve = |value: &Value| {
            let text = raw.resolve(&value.text);
            Value { has_unknown: has_variable(&text), text }
        };
        let values = raw.values.iter().map(|(name, value)| (name.clone(), resolve(value))).collect();
        Values { values, ..Values::default() }
    }

    /// The value of a variable, unless it contains a variable without a value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values
            .get(name)
            .filter(|value| !value.has_unknown && !value.text.is_empty())
            .map(|value| value.text.as_str())
    }

    /// A string with the values of its variables; variables without a value stay as they are.
    pub fn resolve(&self, text: &str) -> String {
        let length = text.len();
        let max_length = length + MAX_GROWTH.min(self.left.load(Ordering::Relaxed));
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            let next = self.resolve_once(&text, max_length);
            let is_final = next == text;
            text = next;
            if is_final {
                break;
            }
        }
        let left = self.left.load(Ordering::Relaxed).saturating_sub(text.len().saturating_sub(length));
        self.left.store(left, Ordering::Relaxed);
        text
    }

    fn resolve_once(&self, text: &str, max_length: usize) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable(name) => match self.values.get(name) {
                    Some(value) if out.len() + value.text.len() <= max_length => out.push_str(&value.text),
                    _ => out.extend(["{{", name, "}}"]),
                },
            }
        }
        out
    }
}

#[cfg(test)]
impl Values {
    /// Values for tests.
    pub fn of(values: &[(&str, &str)]) -> Self {
        Values::resolved(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_contain_variables() {
        let values = Values::of(&[("base", "https://h/{{v}}"), ("v", "v1"), ("open", "{{gone}}/x")]);
        assert_eq!(values.resolve("{{base}}/a"), "https://h/v1/a");
        assert_eq!(values.get("base"), Some("https://h/v1"));
        assert_eq!(values.get("open"), None);
    }

    #[test]
    fn cyclic_values_terminate() {
        let values = Values::of(&[("a", "{{b}}{{b}}"), ("b", "{{a}}{{a}}")]);
        assert!(values.resolve("{{a}}").contains("{{"));
    }

    #[test]
    fn text_grows_to_a_limit() {
        let long = "x".repeat(1000);
        let values = Values::of(&[("a", &long), ("b", &"{{a}}".repeat(100))]);
        assert_eq!(values.get("b"), None);
        let text = values.resolve(&"{{a}}".repeat(1000));
        assert!(text.len() <= 2 * 5000 + MAX_GROWTH && text.ends_with("{{a}}"));
    }

    #[test]
    fn the_environment_takes_precedence_and_secrets_are_not_replaced() {
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
