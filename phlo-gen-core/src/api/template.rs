//! Text with variables.

use crate::bytes::{kind, position};
use std::fmt::Write;

/// How many bytes longer a text may become when its variables are replaced by their values: in documentation, in
/// `example()`, in a curl command, in a response of the mock. A variable that would make it longer is left as it is.
pub const MAX_GROWTH: usize = 1 << 16;

/// Text with variables, which are replaced by values when a request is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Template {
    /// The pieces, from left to right.
    pub parts: Vec<Part>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// The argument with this setter; in a path, the one with this name that has a setting as its default.
    Argument(String),
    /// The setting with this variable name.
    Setting(String),
    /// A value that is generated at each use: `guid` for Postman's `{{$guid}}`.
    Dynamic(String),
}

impl Template {
    /// A template without variables.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Template { parts: if text.is_empty() { Vec::new() } else { vec![Part::Text(text)] } }
    }

    /// The text, if there is no variable in it.
    pub fn as_text(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The template as the collection writes it: with `{{name}}` and `{{$name}}`.
    pub fn in_collection(&self) -> String {
        let write = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Argument(name) | Part::Setting(name) => format!("{{{{{name}}}}}"),
            Part::Dynamic(name) => format!("{{{{${name}}}}}"),
        };
        self.parts.iter().map(write).collect()
    }

    /// The template as the runtime reads it: `{setter}`, `{$setting}`, `{=dynamic}`; a brace in the text is doubled.
    pub fn source(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            // writing to a String cannot fail
            let _ = match part {
                Part::Text(text) => {
                    match position(text, kind!(b'{' | b'}')) {
                        Some(_) => out.push_str(&text.replace('{', "{{").replace('}', "}}")),
                        None => out.push_str(text),
                    }
                    Ok(())
                }
                Part::Argument(name) => write!(out, "{{{name}}}"),
                Part::Setting(name) => write!(out, "{{${name}}}"),
                Part::Dynamic(name) => write!(out, "{{={name}}}"),
            };
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_text_are_doubled() {
        let template = Template {
            parts: vec![Part::Text("{x}/".into()), Part::Argument("id".into()), Part::Setting("a b".into())],
        };
        assert_eq!(template.source(), "{{x}}/{id}{$a b}");
    }
}
