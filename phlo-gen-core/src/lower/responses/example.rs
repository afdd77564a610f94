//! Saved responses, each with its body as JSON, which is read once.

use crate::collection::{Example, Item};
use crate::json::{self, Json};

/// A saved response.
#[derive(Debug)]
pub struct Saved<'a> {
    /// The response as the collection has it.
    pub example: &'a Example,
    /// Its body, if that is JSON.
    pub json: Option<Json<'a>>,
}

impl<'a> Saved<'a> {
    /// The saved responses of an item, in order.
    pub fn all(item: &'a Item) -> Vec<Self> {
        let read = |example: &'a Example| Saved {
            example,
            json: example.body.as_deref().and_then(|body| json::parse_body(body).ok()),
        };
        item.examples.iter().map(read).collect()
    }

    /// Whether its status is a 2xx.
    pub fn is_success(&self) -> bool {
        self.example.code.is_some_and(|code| (200..300).contains(&code))
    }

    /// The body; empty if there is none.
    pub fn text(&self) -> &'a str {
        self.example.body.as_deref().unwrap_or_default()
    }
}
