//! Templates: text with variables, as the generator writes them.
//!
//! `{name}` is an argument of the request, `{$name}` a setting of the client, `{=name}` a dynamic variable; `{{` and
//! `}}` are braces. An argument without a value is replaced by the setting with its name.

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    Argument(&'t str),
    Setting(&'t str),
    Dynamic(&'t str),
}

/// The parts of a template, in order. Everything else is text.
#[derive(Debug, Clone)]
pub(crate) struct Pieces<'t>(&'t str);

impl<'t> Pieces<'t> {
    pub(crate) fn new(template: &'t str) -> Self {
        Self(template)
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or((self.0, ""));
        self.0 = rest;
        taken
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if self.0.is_empty() {
            return None;
        }
        let brace = self.0.bytes().position(|byte| matches!(byte, b'{' | b'}')).unwrap_or(self.0.len());
        if brace > 0 {
            return Some(Piece::Text(self.take(brace)));
        }
        if self.0.starts_with("{{") || self.0.starts_with("}}") {
            return Some(Piece::Text(self.take(2).get(..1).unwrap_or_default()));
        }
        let Some(end @ 1..) = self.0.find('}') else { return Some(Piece::Text(self.take(1))) };
        let variable = self.take(end + 1).get(1..end).unwrap_or_default();
        Some(match variable.split_at_checked(1) {
            Some(("$", name)) => Piece::Setting(name),
            Some(("=", name)) => Piece::Dynamic(name),
            _ => Piece::Argument(variable),
        })
    }
}

/// The variable, if the template consists of one variable.
pub(crate) fn sole_variable(template: &'static str) -> Option<&'static str> {
    let mut pieces = Pieces::new(template);
    match (pieces.next(), pieces.next()) {
        (Some(Piece::Setting(name)), None) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Piece::{self, Argument, Dynamic, Setting, Text};
    use super::{Pieces, sole_variable};
    use proptest::prelude::*;

    fn pieces(template: &str) -> Vec<Piece<'_>> {
        Pieces::new(template).collect()
    }

    #[test]
    fn variables_have_kinds() {
        assert_eq!(
            pieces("/v1/{id}.json?{$key}&{=guid}"),
            [Text("/v1/"), Argument("id"), Text(".json?"), Setting("key"), Text("&"), Dynamic("guid")]
        );
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(pieces("{{{a}}}"), [Text("{"), Argument("a"), Text("}")]);
        assert_eq!(pieces("{{}}"), [Text("{"), Text("}")]);
    }

    #[test]
    fn everything_else_is_text() {
        assert_eq!(pieces("a}b"), [Text("a"), Text("}"), Text("b")]);
        assert_eq!(pieces("{a"), [Text("{"), Text("a")]);
        assert_eq!(pieces(""), []);
    }

    proptest! {
        #[test]
        fn text_without_braces_is_one_piece(text in "[^{}]{1,20}") {
            prop_assert_eq!(pieces(&text), [Text(&text)]);
        }

        #[test]
        fn any_text_is_parsed(text in "[{}a$=é]{0,12}") {
            prop_assert!(pieces(&text).len() <= text.len());
        }
    }

    #[test]
    fn a_sole_variable_is_recognized() {
        assert_eq!(sole_variable("{$baseUrl}"), Some("baseUrl"));
        assert_eq!(sole_variable("{$baseUrl}/v1"), None);
    }
}
