//! Text with the values of its variables, resolved as in Postman.

use crate::api::SETTING;
use crate::lower::postman::references::{self, Piece};
use crate::lower::variables::scope::Variables;
use std::borrow::Cow;

/// The number of passes in which Postman replaces variables.
const PASSES: usize = 19;

/// The maximum length of a string in which variables are resolved.
const LONGEST: usize = 1 << 20;

impl Variables<'_> {
    /// Whether there is a variable in the string whose value is a secret or contains one.
    pub fn holds_secret(&self, text: &str) -> bool {
        references::names(&self.resolve(text)).any(|name| self.is_secret(name))
    }

    /// A string with the values of its variables, resolved as in Postman; variables without a value are unchanged.
    pub fn resolve(&self, text: &str) -> String {
        self.resolve_those(text, &|_| true)
    }

    /// The same for `example()`: settings stay and are marked, since the client may have other values for them.
    pub fn resolve_arguments(&self, text: &str) -> String {
        self.marked(&self.resolve_but_settings(text))
    }

    /// The same without marks.
    pub fn resolve_but_settings(&self, text: &str) -> String {
        self.resolve_those(&self.unnested(text), &|name| !self.is_setting(name))
    }

    /// A string with a mark after each variable that is a setting.
    pub fn marked(&self, text: &str) -> String {
        let pieces = references::pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Variable(name) if self.is_setting(name) => format!("{{{{{name}}}}}{SETTING}"),
            Piece::Variable(name) => format!("{{{{{name}}}}}"),
        });
        pieces.collect()
    }

    /// A string without variables in the names of others: `{{a{{n}}}}` is `{{a5}}`.
    pub fn unnested<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for _ in 0..PASSES {
            let mut is_within = false;
            let mut out = String::new();
            let mut changed = false;
            for piece in references::pieces(&text) {
                match piece {
                    Piece::Text(text) => {
                        is_within = text.rfind("{{").is_some_and(|open| text.rfind("}}").is_none_or(|end| end < open))
                            || is_within && !text.contains("}}");
                        out.push_str(text);
                    }
                    Piece::Variable(name) => match self.text(name).filter(|_| is_within) {
                        Some(value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        None => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            if !changed {
                break;
            }
            text = Cow::Owned(out);
        }
        text
    }

    fn resolve_those(&self, text: &str, wanted: &dyn Fn(&str) -> bool) -> String {
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            if !text.contains("{{") || text.len() > LONGEST {
                break;
            }
            let mut changed = false;
            let mut out = String::with_capacity(text.len());
            for piece in references::pieces(&text) {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Variable(name) => match self.text(name).filter(|_| wanted(name)) {
                        Some(value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        None => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            text = out;
            if !changed {
                break;
            }
        }
        text
    }
}
