//! A body and its arguments.

use crate::api::{Body, Place, Source};
use crate::lower::requests::argument::{Draft, Value};

/// What a request carries.
#[derive(Debug)]
pub struct Carried {
    /// How the arguments are put together.
    pub body: Body,
    /// The arguments.
    pub drafts: Vec<Draft>,
}

impl Carried {
    /// No body.
    pub fn none() -> Self {
        Carried { body: Body::None, drafts: Vec::new() }
    }

    /// A body that is one argument.
    pub fn whole(body: Body, key: &str, value: Value, example: Option<String>) -> Self {
        let mut draft = Draft::new(key, Place::Body, value, Source::Request);
        draft.example = example;
        Carried { body, drafts: vec![draft] }
    }
}
