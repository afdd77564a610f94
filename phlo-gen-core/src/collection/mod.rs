//! The document as Postman writes it: whatever Postman opens is read, and whatever is odd becomes a finding.

mod auth;
mod body;
mod document;
mod entry;
mod environment;
mod example;
mod findings;
mod javascript;
mod method;
mod model;
mod near_miss;
mod reason;
mod refuse;
mod request;
mod row;
mod script;
#[cfg(test)]
mod tests;
mod text;
mod url;
mod url_text;
mod variable;

pub use model::*;

use crate::diagnostic::Diagnostic;

/// Reads a collection of version 2.0 or 2.1, with or without the wrapper of Postman's API.
///
/// # Errors
/// The text is no JSON, or it is something else: a collection of version 1, an OpenAPI document, an environment, …
pub fn read(text: &str) -> Result<Collection, Box<Diagnostic>> {
    document::read(text)
}

/// Reads a Postman environment, or a file of globals.
///
/// # Errors
/// The text is no JSON, or no environment.
pub fn read_environment(text: &str) -> Result<Environment, Box<Diagnostic>> {
    environment::read(text)
}
