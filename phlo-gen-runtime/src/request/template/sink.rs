//! Where the parts of a filled template are written.

use crate::json::{Spelling, Value};

/// Where the parts of a filled template are written. Each place encodes them in its own way.
pub(crate) trait Sink {
    /// Text of the template.
    fn text(&mut self, text: &str);
    /// The value of a variable.
    fn variable(&mut self, name: &str, value: VariableValue<'_>);
    /// Whether the next variable has to be replaced in one piece.
    fn takes_whole(&self) -> bool {
        false
    }
}

/// The value of a variable.
pub(crate) enum VariableValue<'a> {
    /// An argument.
    Value(&'a dyn Value),
    /// A setting, or a dynamic variable.
    Text(&'a str, Spelling),
}

impl VariableValue<'_> {
    /// The text to be encoded, and how.
    pub(crate) fn with_text(&self, use_it: impl FnOnce(&str, Spelling)) {
        match self {
            VariableValue::Text(text, spelling) => use_it(text, *spelling),
            VariableValue::Value(value) => {
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
    fn variable(&mut self, _: &str, value: VariableValue<'_>) {
        value.with_text(|text, _| self.push_str(text));
    }
}
