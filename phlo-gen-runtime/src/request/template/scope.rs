//! The values of the holes of a template: arguments of a request and settings of its client.

use crate::config::Settings;
use crate::error::Problem;
use crate::json::{Fields, Value};
use crate::operation::{Piece, Pieces};
use crate::request::template::{Hole, ResolvedValue, SettingScope, Sink};

/// The values of the holes of a template.
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

    /// Fills a template, and returns whether a secret is in it.
    pub(crate) fn fill(self, template: &str, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let mut secret = false;
        for piece in Pieces::new(template) {
            secret |= match piece {
                Piece::Argument(name) => match self.argument(name) {
                    Some(value) => {
                        sink.hole(name, Hole::Value(&value));
                        value.secret()
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

    /// The value of a member of the request, with settings in place of the variables that are marked in it.
    pub(crate) fn resolve(self, value: &'a dyn Value) -> ResolvedValue<'a> {
        ResolvedValue { value, settings: self.settings }
    }

    fn argument(self, name: &str) -> Option<ResolvedValue<'a>> {
        let request = self.request?;
        let field = request.shape().fields.iter().position(|field| *field == name)?;
        let value = request.at(field);
        (!value.absent()).then(|| self.resolve(value))
    }
}
