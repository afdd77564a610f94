//! Examples of a collection, each with its body as JSON, so that it is parsed once.

use crate::collection::{Example, Item};
use crate::json::{self, Json};
use crate::schema::{self, Schema};

/// An example of an item: a response that the collection saves.
#[derive(Debug)]
pub struct ParsedExample<'a> {
    /// The example in the collection.
    pub source: &'a Example,
    /// Its body, if that is JSON.
    pub json: Option<Json<'a>>,
    /// The schema that is saved with it.
    pub schema: Option<Schema>,
}

impl<'a> ParsedExample<'a> {
    /// The examples of an item, in order.
    pub fn of_item(item: &'a Item) -> Vec<Self> {
        let read = |example: &'a Example| ParsedExample {
            source: example,
            schema: example.schema.as_deref().and_then(schema::of_text),
            json: example.body.as_deref().and_then(|body| json::parse_body(visible(body)).ok()),
        };
        item.examples.iter().map(read).collect()
    }

    /// Whether its status is a 2xx.
    pub fn is_success(&self) -> bool {
        self.source.code.is_some_and(|code| (200..300).contains(&code))
    }

    /// The body; empty if there is none.
    pub fn text(&self) -> &'a str {
        visible(self.source.body.as_deref().unwrap_or_default())
    }
}

/// A body without the invisible characters that it begins with, which come with a copy from elsewhere.
pub fn visible(body: &str) -> &str {
    body.trim_start_matches(|c: char| c == '\u{feff}' || c.is_control() && !c.is_whitespace())
}
