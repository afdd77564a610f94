//! The values of the variables of a template: arguments of a request and settings of its client.

use crate::config::Settings;
use crate::error::Problem;
use crate::json::{Fields, Value, is_secret_member};
use crate::operation::{Piece, Pieces};
use crate::request::template::{SettingScope, Sink, VariableValue};
use std::cell::Cell;

/// The values of the variables of a template.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    settings: SettingScope<'a>,
    pub(crate) request: Option<&'a dyn Fields>,
}

impl<'a> Scope<'a> {
    /// Templates that name settings only.
    pub(crate) fn of_settings(settings: &'a Settings) -> Self {
        Self { settings: SettingScope::new(settings), request: None }
    }

    /// Templates of a request.
    pub(crate) fn of_request(settings: &'a Settings, request: &'a dyn Fields) -> Self {
        Self { settings: SettingScope::new(settings), request: Some(request) }
    }

    /// The same, and notes in a cell whether a secret setting is used.
    pub(crate) fn noting_secrets(self, noted: &'a Cell<bool>) -> Self {
        Self { settings: self.settings.noting_secrets(noted), ..self }
    }

    /// Fills a template, and returns whether a secret is in it.
    pub(crate) fn fill(self, template: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let mut secret = false;
        for piece in Pieces::new(template) {
            secret |= match piece {
                Piece::Argument(name) => match self.argument(name) {
                    Some((value, secret)) => {
                        sink.variable(name, VariableValue::Value(value));
                        secret
                    }
                    None => self.settings.fill_piece(piece, sink)?,
                },
                piece => self.settings.fill_piece(piece, sink)?,
            };
        }
        Ok(secret)
    }

    /// Fills a template as plain text, and returns whether a secret is in it.
    pub(crate) fn text(self, template: &str) -> Result<(String, bool), Problem> {
        let mut text = String::with_capacity(template.len());
        let secret = self.fill(template, &mut text)?;
        Ok((text, secret))
    }

    /// The value of an argument, and whether it is a secret.
    fn argument(self, name: &str) -> Option<(&'a dyn Value, bool)> {
        let request = self.request?;
        let field = request.shape().fields.iter().position(|field| *field == name)?;
        let value = request.at(field);
        (!value.absent()).then(|| (value as &dyn Value, is_secret_member(request, field)))
    }
}
