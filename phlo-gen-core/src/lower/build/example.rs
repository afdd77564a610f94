//! The values of a request's `example()`.

use crate::json::quote;

/// The saved values of a request, as one JSON object.
#[derive(Default)]
pub struct Example(String);

impl Example {
    /// Adds a value.
    pub fn push(&mut self, setter: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&quote(setter));
        self.0.push(':');
        self.0.push_str(json);
    }

    /// The object.
    pub fn finish(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }
}
