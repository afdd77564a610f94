//! Templates that name settings, whose values may name other settings.

use crate::config::{SettingSource, Settings};
use crate::error::Problem;
use crate::json::Spelling;
use crate::operation::{Piece, Pieces};
use crate::request::dynamic;
use crate::request::template::{Sink, VariableValue};
use std::cell::Cell;

/// The value of a setting may name other settings, to this depth, as in Postman.
const DEEPEST: u8 = 19;

/// The values of the variables of a template outside of a request.
#[derive(Clone, Copy)]
pub(crate) struct SettingScope<'a> {
    settings: &'a Settings,
    /// How many settings are being filled, each in the value of the one before.
    depth: u8,
    /// Set when a secret setting is used.
    secret: Option<&'a Cell<bool>>,
}

impl<'a> SettingScope<'a> {
    pub(crate) fn new(settings: &'a Settings) -> Self {
        Self { settings, depth: 0, secret: None }
    }

    /// The same, and notes in a cell whether a secret setting is used.
    pub(crate) fn noting_secrets(self, noted: &'a Cell<bool>) -> Self {
        Self { secret: Some(noted), ..self }
    }

    /// Fills a template, and returns whether a secret is in it.
    fn fill(self, template: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let mut secret = false;
        for piece in Pieces::new(template) {
            secret |= self.fill_piece(piece, sink)?;
        }
        Ok(secret)
    }

    /// Fills a piece of a template, and returns whether a secret is in it.
    pub(crate) fn fill_piece(self, piece: Piece<'_>, sink: &mut dyn Sink) -> Result<bool, Problem> {
        match piece {
            Piece::Text(text) => sink.text(text),
            Piece::Dynamic(name) => sink.variable(name, VariableValue::Text(&dynamic::value(name), Spelling::Plain)),
            Piece::Setting(name) => return self.setting(name, sink),
            Piece::Argument(name) if self.settings.has_value(name) => return self.setting(name, sink),
            Piece::Argument(name) => return Err(Problem::argument(name, "has no value, but its place requires one")),
        }
        Ok(false)
    }

    fn setting(self, name: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let found = self.settings.find(name)?;
        if let (true, Some(secret)) = (found.secret, self.secret) {
            secret.set(true);
        }
        let inner = match found.source {
            SettingSource::Caller(text) => {
                sink.variable(name, VariableValue::Text(text, Spelling::Plain));
                return Ok(found.secret);
            }
            SettingSource::Default(_) if self.depth == DEEPEST => {
                return Err(self
                    .settings
                    .problem(name, "names itself in its value, or is named within too many others"));
            }
            SettingSource::Default(template) => template,
        };
        let scope = Self { depth: self.depth + 1, ..self };
        let secret = if sink.takes_whole() {
            let mut text = String::with_capacity(inner.len());
            let secret = scope.fill(inner, &mut text)?;
            sink.variable(name, VariableValue::Text(&text, Spelling::Raw));
            secret
        } else {
            scope.fill(inner, &mut SettingValue { name, sink })?
        };
        Ok(secret || found.secret)
    }

    /// The text of a setting that has one.
    pub(crate) fn text_of_setting(self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.settings.has_value(name).then(|| self.setting(name, &mut text))?.ok()?;
        Some(text)
    }
}

/// The value of a setting in place of its variable: its text is that of the collection.
struct SettingValue<'a> {
    name: &'a str,
    sink: &'a mut dyn Sink,
}

impl Sink for SettingValue<'_> {
    fn text(&mut self, text: &str) {
        self.sink.variable(self.name, VariableValue::Text(text, Spelling::Raw));
    }
    fn variable(&mut self, name: &str, value: VariableValue<'_>) {
        self.sink.variable(name, value);
    }
}
