//! Values that can be written: as JSON, or as the text of a URL, a header or a form field.

use crate::json::File;
use std::fmt;

/// A value that can be written: as JSON, or as the text of a URL, a header or a form field.
pub trait Value: fmt::Debug {
    /// Writes the value as JSON.
    fn json(&self, out: &mut String);
    /// Writes the value as plain text: a string without quotes, anything else as its JSON.
    fn text(&self, out: &mut String) {
        self.json(out);
    }
    /// Whether there is nothing to send: an optional member that is not set.
    fn absent(&self) -> bool {
        false
    }
    /// Whether a response may leave this member out.
    fn optional(&self) -> bool {
        false
    }
    /// Visits the values within that are secrets by their type, or the value itself if it is one.
    fn each_secret(&self, _visit: &mut dyn FnMut(&dyn Value)) {}
    /// How the text is encoded in a URL.
    fn spelling(&self) -> Spelling {
        Spelling::Plain
    }
    /// Visits the members of a list, or the value itself: a list in a query or a form is sent as one parameter for
    /// each.
    fn each(&self, visit: &mut dyn FnMut(&dyn Value));
    /// The file that this value is, if it is one.
    fn file(&self) -> Option<&File> {
        None
    }
}

/// How a string is encoded in a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A caller's text: the server receives it unchanged.
    Plain,
    /// The collection's text: only the characters that Postman encodes are encoded.
    Raw,
    /// A query parameter without `=` and value.
    Bare,
}

/// A value as JSON.
pub(crate) fn written(value: &dyn Value) -> String {
    let mut out = String::new();
    value.json(&mut out);
    out
}
