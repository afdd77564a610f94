//! The findings of one document.

use crate::diagnostic::Diagnostic;
use crate::json::{Json, Kind};

/// The findings so far.
#[derive(Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// Adds a finding.
    pub fn note(&mut self, code: &'static str, offset: usize, message: impl Into<String>, help: &str) {
        self.0.push(Diagnostic::finding(code, offset, message).help(help));
    }

    /// Adds a finding on a value of an unexpected type. The help says how it is read.
    pub fn wrong_type(&mut self, what: &str, value: &Json, wanted: &str, help: &str) {
        self.note("wrong-type", value.start, format!("{what} is {}, not {wanted}", type_name(value)), help);
    }

    /// All of them, in the order of their places.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by_key(|finding| finding.offset);
        self.0
    }
}

fn type_name(value: &Json) -> &'static str {
    match value.kind {
        Kind::Null => "null",
        Kind::Boolean(_) => "a boolean",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a string",
        Kind::Array(_) => "a list",
        Kind::Object(_) => "an object",
        Kind::Variable(_) => "a variable",
    }
}
