//! Text with the values of its variables, resolved as in Postman.

use crate::api::SETTING;
use crate::lower::postman::references::{self, Piece};
use crate::lower::variables::growth::MAX_GROWTH;
use crate::lower::variables::scope::Variables;
use std::borrow::Cow;

/// The number of passes in which Postman replaces variables.
const PASSES: usize = 19;

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
        let budget = Budget::new(self, text);
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
                        Some(value) if budget.allows(&out, name, value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        _ => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            if !changed {
                break;
            }
            text = Cow::Owned(out);
        }
        budget.spend(&text);
        text
    }

    fn resolve_those(&self, text: &str, wanted: &dyn Fn(&str) -> bool) -> String {
        let budget = Budget::new(self, text);
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            if !text.contains('{') {
                break;
            }
            let mut changed = false;
            let mut out = String::with_capacity(text.len());
            for piece in references::pieces(&text) {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Variable(name) => match self.text(name).filter(|_| wanted(name)) {
                        Some(value) if budget.allows(&out, name, value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        _ => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            text = out;
            if !changed {
                break;
            }
        }
        budget.spend(&text);
        text
    }
}

/// How long one text may become.
struct Budget<'a, 'v> {
    variables: &'a Variables<'v>,
    /// The length of the text in the collection.
    length: usize,
    longest: usize,
}

impl<'a, 'v> Budget<'a, 'v> {
    fn new(variables: &'a Variables<'v>, text: &str) -> Self {
        let growth = MAX_GROWTH.min(variables.left.get());
        Budget { variables, length: text.len(), longest: text.len() + growth }
    }

    /// Whether the value of a variable may be appended; the variable is noted if not.
    fn allows(&self, before: &str, name: &str, value: &str) -> bool {
        let is_allowed = value.len() <= name.len() + 4 || before.len() + value.len() <= self.longest;
        if !is_allowed {
            self.variables.left_out.borrow_mut().insert(name.to_owned());
        }
        is_allowed
    }

    /// Takes the growth of the text from that of all texts.
    fn spend(&self, text: &str) {
        let left = self.variables.left.get();
        self.variables.left.set(left.saturating_sub(text.len().saturating_sub(self.length)));
    }
}
