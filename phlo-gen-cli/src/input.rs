//! A collection and how to read it.

use crate::choices::Choices;
use crate::failure::Failure;
use crate::snippet::Source;
use clap::Args;
use phlo_gen_core::api::Api;
use phlo_gen_core::collection::{self, Environment, Variable};
use phlo_gen_core::diagnostic::Diagnostic;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, OptionError, Options};
use std::path::Path;

/// A collection and how to read it.
#[derive(Args)]
pub struct Input {
    /// The collection
    pub file: String,
    /// A Postman environment whose values go before those of the collection
    #[arg(long, short, value_name = "FILE")]
    pub environment: Option<String>,
    /// What stands in the macro's options, too.
    #[command(flatten)]
    pub choices: Choices,
}

impl Input {
    /// Reads the files and brings the collection into the model.
    pub fn api(&self) -> Result<Api, Failure> {
        let document = read(&self.file)?;
        let environment = self.environment.as_deref().map(environment).transpose()?;
        let api = lower(&document, environment.as_ref(), &self.choices.options())?;
        if let (Some(environment), Some(path)) = (&environment, &self.environment) {
            warn_of_slips(&document, environment, path);
        }
        Ok(api)
    }

    /// The file of the environment, if it has a value for a variable.
    pub fn environment_with(&self, name: &str) -> Option<&str> {
        let path = self.environment.as_deref()?;
        let has_value = |variable: &Variable| {
            variable.key == name && !variable.disabled && variable.value.as_ref().is_some_and(|value| !value.is_empty())
        };
        environment(path).ok()?.variables.iter().any(has_value).then_some(path)
    }
}

/// Reads a file.
pub fn read(path: &str) -> Result<Document, Failure> {
    Document::read(Path::new(""), path).map_err(Failure::Usage)
}

/// Brings the collection of a document into the model.
pub fn lower(document: &Document, environment: Option<&Environment>, options: &Options) -> Result<Api, Failure> {
    let read = collection::read(&document.text).map_err(|error| shown(document, &error))?;
    let lowered = lower::lower(&read, environment, options);
    refuse(&lowered.option_errors)?;
    Ok(lowered.api)
}

/// Reads an environment.
pub fn environment(path: &str) -> Result<Environment, Failure> {
    let document = read(path)?;
    collection::read_environment(&document.text).map_err(|error| shown(&document, &error))
}

/// Warns of names in an environment that are nearly those of variables that the collection uses.
fn warn_of_slips(document: &Document, environment: &Environment, path: &str) {
    let Ok(collection) = collection::read(&document.text) else { return };
    for (name, meant) in lower::unused_environment_variables(&collection, environment) {
        let message = format!("{path} has a value for `{name}`, which the collection does not use");
        crate::failure::warn(&format!("{message}\nhelp: did you mean `{meant}`?"));
    }
}

/// Says which options cannot be honoured, if there are any.
pub fn refuse(refusals: &[OptionError]) -> Result<(), Failure> {
    if refusals.is_empty() {
        return Ok(());
    }
    let line = |refusal: &OptionError| format!("--{}: {refusal}", refusal.option);
    Err(Failure::Usage(refusals.iter().map(line).collect::<Vec<_>>().join("\n")))
}

/// What is wrong with a document, with the line shown.
pub fn shown(document: &Document, diagnostic: &Diagnostic) -> Failure {
    Failure::Shown(Source::new(document).show(diagnostic, &[]))
}
