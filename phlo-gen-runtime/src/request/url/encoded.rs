//! Names and values of a query or a form, encoded.

use crate::json::Spelling;
use crate::request::template::{Sink, VariableValue};
use crate::request::url::{Part, encode};

/// A name or a value in a query or a form.
pub(crate) struct Encoded<'a> {
    pub(crate) out: &'a mut String,
    pub(crate) part: Part,
}

impl Sink for Encoded<'_> {
    fn text(&mut self, text: &str) {
        encode(text, self.part, Spelling::Raw, self.out);
    }
    fn variable(&mut self, _: &str, value: VariableValue<'_>) {
        match value {
            VariableValue::Text(text, spelling) => encode(text, self.part, spelling, self.out),
            VariableValue::Value(value) => {
                let start = self.out.len();
                value.text(self.out);
                // Numbers and plain words need no encoding.
                if self.out.bytes().skip(start).any(|byte| !byte.is_ascii_alphanumeric()) {
                    let text = self.out.split_off(start);
                    encode(&text, self.part, value.spelling(), self.out);
                }
            }
        }
    }
}
