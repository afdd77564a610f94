//! Reads collections and environments.

use crate::error::CommandError;
use crate::output::SourceLines;
use phlo_gen_core::api::Api;
use phlo_gen_core::collection::Environment;
use phlo_gen_core::diagnostic::Diagnostic;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, OptionError, Options};
use std::path::Path;

/// Reads a file.
pub fn read_file(path: &str) -> Result<Document, CommandError> {
    Document::read(Path::new(""), path).map_err(CommandError::Usage)
}

/// Reads the collection of a document into the model.
pub fn read_api(
    document: &Document,
    environment: Option<&Environment>,
    options: &Options,
) -> Result<Api, CommandError> {
    let collection = document.collection().map_err(|error| with_line(document, &error))?;
    let lowered = lower::lower(&collection, environment, options);
    check_options(&lowered.option_errors)?;
    Ok(lowered.api)
}

/// Reads an environment.
pub fn read_environment(path: &str) -> Result<Environment, CommandError> {
    let document = read_file(path)?;
    document.environment().map_err(|error| with_line(&document, &error))
}

/// An error that names all options that do not apply to the collection, if there are any.
pub fn check_options(errors: &[OptionError]) -> Result<(), CommandError> {
    if errors.is_empty() {
        return Ok(());
    }
    let line = |error: &OptionError| format!("--{}: {error}", error.option);
    Err(CommandError::Usage(errors.iter().map(line).collect::<Vec<_>>().join("\n")))
}

/// The error of a document with the line that causes it.
pub fn with_line(document: &Document, diagnostic: &Diagnostic) -> CommandError {
    CommandError::Rendered(SourceLines::new(document).render(diagnostic, &[]))
}
