//! The arguments that name a collection and its options.

use super::files::{read_api, read_environment, read_file};
use super::macro_options::MacroOptions;
use crate::error::CommandError;
use crate::output::print_warning;
use clap::Args;
use phlo_gen_core::api::Api;
use phlo_gen_core::collection::{Environment, Variable};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower;

/// A collection, its environment and the options of the macro.
#[derive(Args)]
pub struct CollectionArgs {
    /// The collection: a JSON file, or a directory (format version 3)
    pub file: String,
    /// A Postman environment; its values take precedence over those of the collection
    #[arg(long, short, value_name = "FILE")]
    pub environment: Option<String>,
    /// The options of the macro.
    #[command(flatten)]
    pub options: MacroOptions,
}

impl CollectionArgs {
    /// Reads the files into the model.
    pub fn api(&self) -> Result<Api, CommandError> {
        let document = read_file(&self.file)?;
        let environment = self.environment.as_deref().map(read_environment).transpose()?;
        let api = read_api(&document, environment.as_ref(), &self.options.options())?;
        if let (Some(environment), Some(path)) = (&environment, &self.environment) {
            warn_of_misspelled_variables(&document, environment, path);
        }
        Ok(api)
    }

    /// The path of the environment, if it has a value for a variable.
    pub fn environment_with(&self, name: &str) -> Option<&str> {
        let path = self.environment.as_deref()?;
        let has_value = |variable: &Variable| {
            variable.key == name && !variable.disabled && variable.value.as_ref().is_some_and(|value| !value.is_empty())
        };
        read_environment(path).ok()?.variables.iter().any(has_value).then_some(path)
    }
}

/// Warns of variables in an environment whose names are similar to those that the collection uses.
fn warn_of_misspelled_variables(document: &Document, environment: &Environment, path: &str) {
    let Ok(collection) = document.collection() else { return };
    for (name, similar) in lower::unused_environment_variables(&collection, environment) {
        let message = format!("{path} has a value for `{name}`, which the collection does not use");
        print_warning(&format!("{message}\nhelp: did you mean `{similar}`?"));
    }
}
