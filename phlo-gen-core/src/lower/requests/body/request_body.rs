//! A body and its arguments.

use crate::api::{Body, Place, Source};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};

/// The body of a request and its arguments.
#[derive(Debug)]
pub struct RequestBody {
    /// How the body is built from the arguments.
    pub body: Body,
    /// The arguments.
    pub arguments: Vec<RequestArgument>,
}

impl RequestBody {
    /// No body.
    pub fn none() -> Self {
        RequestBody { body: Body::None, arguments: Vec::new() }
    }

    /// A body that is one argument.
    pub fn of_one_argument(body: Body, key: &str, value: ArgumentValue, example: Option<String>) -> Self {
        let mut argument = RequestArgument::new(key, Place::Body, value, Source::Request);
        argument.example = example;
        RequestBody { body, arguments: vec![argument] }
    }
}
