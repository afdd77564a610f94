//! Templates: text with holes, as the generator writes them.
//!
//! `{name}` is an argument of the request, `{$name}` a setting of the client, `{=name}` a value that is made anew each
//! time; `{{` and `}}` are braces. An argument without a value gives way to the setting of its name.

use crate::dynamic;
use crate::error::Problem;
use crate::filled::Filled;
use crate::settings::{Found, Settings};
use crate::shape::{Fields, Spelling, Value};

/// The value of a setting may name others, which name others: Postman goes this deep.
const DEEPEST: u8 = 19;

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    Argument(&'t str),
    Setting(&'t str),
    Dynamic(&'t str),
}

/// The parts of a template, in order. Whatever is no hole is text.
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
        let brace = self.0.find(['{', '}']).unwrap_or(self.0.len());
        if brace > 0 {
            return Some(Piece::Text(self.take(brace)));
        }
        if self.0.starts_with("{{") || self.0.starts_with("}}") {
            return Some(Piece::Text(self.take(2).get(..1).unwrap_or_default()));
        }
        if self.0.is_empty() {
            return None;
        }
        let Some(end @ 1..) = self.0.find('}') else { return Some(Piece::Text(self.take(1))) };
        let hole = self.take(end + 1).get(1..end).unwrap_or_default();
        Some(match hole.split_at_checked(1) {
            Some(("$", name)) => Piece::Setting(name),
            Some(("=", name)) => Piece::Dynamic(name),
            _ => Piece::Argument(hole),
        })
    }
}

/// Where the parts of a filled template go: each place encodes them in its own way.
pub(crate) trait Sink {
    /// Text of the template.
    fn text(&mut self, text: &str);
    /// What stands in a hole.
    fn hole(&mut self, name: &str, hole: Hole<'_>);
    /// Whether the next hole has to be filled in one piece.
    fn takes_whole(&self) -> bool {
        false
    }
}

/// What stands in a hole.
pub(crate) enum Hole<'a> {
    /// An argument.
    Value(&'a dyn Value),
    /// A setting, or a value made anew.
    Text(&'a str, Spelling),
}

impl Hole<'_> {
    /// The text to be encoded, and how.
    pub(crate) fn with_text(&self, use_it: impl FnOnce(&str, Spelling)) {
        match self {
            Hole::Text(text, spelling) => use_it(text, *spelling),
            Hole::Value(value) => {
                let mut text = String::new();
                value.text(&mut text);
                use_it(&text, value.spelling());
            }
        }
    }
}

/// Plain text: nothing is encoded.
impl Sink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }
    fn hole(&mut self, _: &str, hole: Hole<'_>) {
        hole.with_text(|text, _| self.push_str(text));
    }
}

/// What the holes of a template may name.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) request: Option<&'a dyn Fields>,
    /// How many settings are being filled, each in the value of the one before.
    pub(crate) depth: u8,
}

impl<'a> Scope<'a> {
    /// Templates that name settings only.
    pub(crate) fn of_settings(settings: &'a Settings) -> Self {
        Self { settings, request: None, depth: 0 }
    }

    /// Templates of a request.
    pub(crate) fn of_request(settings: &'a Settings, request: &'a dyn Fields) -> Self {
        Self { settings, request: Some(request), depth: 0 }
    }

    /// Fills a template, and says whether something secret is in it.
    pub(crate) fn fill(self, template: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let mut secret = false;
        for piece in Pieces::new(template) {
            match piece {
                Piece::Text(text) => sink.text(text),
                Piece::Dynamic(name) => sink.hole(name, Hole::Text(&dynamic::value(name), Spelling::Plain)),
                Piece::Setting(name) => secret |= self.setting(name, sink)?,
                Piece::Argument(name) => match self.argument(name) {
                    Some(value) => {
                        secret |= value.secret();
                        sink.hole(name, Hole::Value(&value));
                    }
                    None if self.settings.has(name) => secret |= self.setting(name, sink)?,
                    None => return Err(Problem::argument(name, "has no value, and its place needs one")),
                },
            }
        }
        Ok(secret)
    }

    /// Fills a template that stands for itself.
    pub(crate) fn text(self, template: &str) -> Result<(String, bool), Problem> {
        let mut text = String::with_capacity(template.len());
        let secret = self.fill(template, &mut text)?;
        Ok((text, secret))
    }

    fn setting(self, name: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let found = self.settings.find(name)?;
        let inner = match found.value {
            Found::Given(text) => {
                sink.hole(name, Hole::Text(text, Spelling::Plain));
                return Ok(found.secret);
            }
            Found::Default(_) if self.depth == DEEPEST => {
                return Err(Problem::setting(name, "names itself in its value"));
            }
            Found::Default(template) => template,
        };
        let scope = Scope { settings: self.settings, request: None, depth: self.depth + 1 };
        let secret = if sink.takes_whole() {
            let (text, secret) = scope.text(inner)?;
            sink.hole(name, Hole::Text(&text, Spelling::Raw));
            secret
        } else {
            scope.fill(inner, &mut Inside { name, sink })?
        };
        Ok(secret || found.secret)
    }

    /// The text of a setting that has one, and whether it is a secret.
    pub(crate) fn text_of_setting(self, name: &str) -> Option<(String, bool)> {
        let mut text = String::new();
        let secret = self.settings.has(name).then(|| self.setting(name, &mut text))?.ok()?;
        Some((text, secret))
    }

    fn argument(self, name: &str) -> Option<Filled<'a>> {
        let request = self.request?;
        let field = request.shape().fields.iter().position(|field| *field == name)?;
        let value = request.at(field);
        (!value.absent()).then_some(Filled { value, scope: self })
    }
}

/// The value of a setting in the place of its hole: its text is the collection's, its holes are what they are.
struct Inside<'a> {
    name: &'a str,
    sink: &'a mut dyn Sink,
}

impl Sink for Inside<'_> {
    fn text(&mut self, text: &str) {
        self.sink.hole(self.name, Hole::Text(text, Spelling::Raw));
    }
    fn hole(&mut self, name: &str, hole: Hole<'_>) {
        self.sink.hole(name, hole);
    }
}

#[cfg(test)]
mod tests {
    use super::Piece::{self, Argument, Dynamic, Setting, Text};
    use super::Pieces;
    use proptest::prelude::*;

    fn pieces(template: &str) -> Vec<Piece<'_>> {
        Pieces::new(template).collect()
    }

    #[test]
    fn holes_say_what_they_hold() {
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
    fn what_is_no_hole_is_text() {
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
        fn any_text_comes_to_an_end(text in "[{}a$=é]{0,12}") {
            prop_assert!(pieces(&text).len() <= text.len());
        }
    }
}
