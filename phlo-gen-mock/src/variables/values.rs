//! Variables of the collection and the environment.

use phlo_gen_core::collection::{Collection, Environment};
use std::collections::HashMap;

/// How often Postman puts values in place of variables before it gives up.
const PASSES: usize = 19;

/// By how much a text may grow: variables that name themselves would grow without end.
const GROWTH: usize = 1 << 16;

/// The values of variables; an empty one counts as none, and a secret is not given away.
#[derive(Debug, Default)]
pub struct Values(HashMap<String, Value>);

#[derive(Debug)]
struct Value {
    text: String,
    /// Whether a variable is left in it that nobody knows the value of.
    is_open: bool,
}

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
        Values::resolved(values)
    }

    /// Values in which other values are put in already.
    fn resolved(values: HashMap<String, String>) -> Self {
        let raw = values.into_iter().map(|(name, text)| (name, Value { text, is_open: true }));
        let raw = Values(raw.collect());
        let resolve = |value: &Value| {
            let text = raw.resolve(&value.text);
            Value { is_open: has_variable(&text), text }
        };
        Values(raw.0.iter().map(|(name, value)| (name.clone(), resolve(value))).collect())
    }

    /// The value of a variable if it is known to the end: no variable is left in it.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).filter(|value| !value.is_open && !value.text.is_empty()).map(|value| value.text.as_str())
    }

    /// A text with the values of its variables; those without a value stay as they are.
    pub fn resolve(&self, text: &str) -> String {
        let longest = text.len() + GROWTH;
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            let next = self.once(&text, longest);
            let is_done = next == text || next.len() > longest;
            text = next;
            if is_done {
                break;
            }
        }
        text
    }

    fn once(&self, text: &str, longest: usize) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable(name) => match self.0.get(name) {
                    Some(value) if out.len() <= longest => out.push_str(&value.text),
                    _ => out.extend(["{{", name, "}}"]),
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
    // where the text begins that is in no piece yet, and where a name may have begun
    let (mut begin, mut name) = (0, None);
    let mut last = (usize::MAX, ' ');
    let braces = text.char_indices().filter(|(_, character)| matches!(character, '{' | '}'));
    for (at, brace) in braces {
        let is_double = last == (at.wrapping_sub(1), brace);
        match (brace, name) {
            ('{', _) => name = is_double.then_some(at + 1),
            (_, Some(from)) if is_double => {
                let open = from - 2;
                if begin < open {
                    out.push(Piece::Text(&text[begin..open]));
                }
                out.push(Piece::Variable(&text[from..at - 1]));
                (begin, name) = (at + 1, None);
            }
            (_, Some(_)) if !text[at + 1..].starts_with('}') => name = None,
            _ => {}
        }
        last = (at, brace);
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
        Values::resolved(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_hold_variables_themselves() {
        let values = Values::of(&[("base", "https://h/{{v}}"), ("v", "v1"), ("open", "{{gone}}/x")]);
        assert_eq!(values.resolve("{{base}}/a"), "https://h/v1/a");
        assert_eq!(values.get("base"), Some("https://h/v1"));
        assert_eq!(values.get("open"), None);
    }

    #[test]
    fn variables_are_found_innermost_first() {
        assert_eq!(pieces("a{{b}}c"), [Piece::Text("a"), Piece::Variable("b"), Piece::Text("c")]);
        assert_eq!(pieces("{{a{{n}}}}"), [Piece::Text("{{a"), Piece::Variable("n"), Piece::Text("}}")]);
        assert_eq!(pieces("{x}}}{{y}}"), [Piece::Text("{x}}}"), Piece::Variable("y")]);
        assert_eq!(pieces("{{{é}}}"), [Piece::Text("{"), Piece::Variable("é"), Piece::Text("}")]);
        assert_eq!(pieces("{{}}"), [Piece::Variable("")]);
        for text in ["{{é", "{{a}b}}", "{ {a}}", "{{a} }", "{{a}", "}}{{"] {
            assert_eq!(pieces(text), [Piece::Text(text)]);
        }
    }

    #[test]
    fn braces_of_json_are_no_work() {
        let text = format!("{{{{{}", "\"a\":{\"b\":1}}".repeat(100_000));
        assert_eq!(pieces(&text).len(), 1);
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
