//! The document as Postman writes it: whatever Postman opens is read, and whatever is odd becomes a finding.

mod model;

pub use model::*;

use crate::diagnostic::Diagnostic;

/// Reads a collection of version 2.0 or 2.1, with or without the wrapper of Postman's API.
///
/// # Errors
/// The text is no JSON, or it is something else: a collection of version 1, an OpenAPI document, an environment, …
pub fn read(text: &str) -> Result<Collection, Box<Diagnostic>> {
    let _ = text;
    todo!()
}

/// Reads a Postman environment, or a file of globals.
///
/// # Errors
/// The text is no JSON, or no environment.
pub fn read_environment(text: &str) -> Result<Environment, Box<Diagnostic>> {
    let _ = text;
    todo!()
}
