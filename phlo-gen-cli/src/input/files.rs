//! Reads collections and environments.

use crate::error::CommandError;
use crate::output::SourceLines;
use phlo_gen_core::api::Api;
use phlo_gen_core::collection::Environment;
use phlo_gen_core::diagnostic::Diagnostic;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, KnownSecrets, OptionError, Options};
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

/// One of two versions of a collection.
pub struct Version {
    /// The model.
    pub api: Api,
    /// Its secrets, which the other version may have where it does not say that they are secrets.
    pub secrets: KnownSecrets,
    /// The options that name nothing of it. The other version may have what they name.
    unknown: Vec<OptionError>,
}

/// Reads one of two versions of a collection. [`check_versions`] is to follow.
pub fn read_version(
    document: &Document,
    environment: Option<&Environment>,
    options: &Options,
) -> Result<Version, CommandError> {
    let collection = document.collection().map_err(|error| with_line(document, &error))?;
    let lowered = lower::lower(&collection, environment, options);
    let (unknown, wrong): (Vec<_>, Vec<_>) = lowered.option_errors.into_iter().partition(|error| error.is_unknown);
    check_options(&wrong)?;
    Ok(Version { api: lowered.api, secrets: lowered.known_secrets, unknown })
}

/// An error that names the options that apply to none of the versions, the newest of which is the first.
pub fn check_versions(newest: &Version, others: &[&Version]) -> Result<(), CommandError> {
    let is_in = |error: &OptionError, version: &Version| {
        version.unknown.iter().any(|other| (other.option, &other.given) == (error.option, &error.given))
    };
    let everywhere = |error: &&OptionError| others.iter().all(|version| is_in(error, version));
    check_options(&newest.unknown.iter().filter(everywhere).cloned().collect::<Vec<_>>())
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
    Err(CommandError::UsageProblems(errors.iter().map(line).collect()))
}

/// The error of a document with the line that causes it.
pub fn with_line(document: &Document, diagnostic: &Diagnostic) -> CommandError {
    CommandError::Rendered(SourceLines::new(document).render(diagnostic, &[]))
}
