//! Saved replies, each with its body as JSON, which is read once.

use crate::collection::{Item, Response};
use crate::json::{self, Json};

/// A saved reply.
#[derive(Debug)]
pub struct Saved<'a> {
    /// The reply as the collection has it.
    pub response: &'a Response,
    /// Its body, if that is JSON.
    pub json: Option<Json<'a>>,
}

impl<'a> Saved<'a> {
    /// The saved replies of an item, in order.
    pub fn all(item: &'a Item) -> Vec<Self> {
        let read = |response: &'a Response| Saved {
            response,
            json: response.body.as_deref().and_then(|body| json::parse_body(body).ok()),
        };
        item.responses.iter().map(read).collect()
    }

    /// Whether its status is a 2xx.
    pub fn is_success(&self) -> bool {
        self.response.code.is_some_and(|code| (200..300).contains(&code))
    }

    /// The body; empty if there is none.
    pub fn text(&self) -> &'a str {
        self.response.body.as_deref().unwrap_or_default()
    }
}
