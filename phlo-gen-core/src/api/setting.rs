//! A variable that the whole client shares.

use crate::api::template::Template;
use crate::prose::Prose;

/// A variable that the whole client shares.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The name of the variable.
    pub name: String,
    /// The method that sets it.
    pub setter: String,
    /// Its description.
    pub prose: Prose,
    /// Its value in the collection or the environment.
    pub default: Option<Template>,
    /// Whether its value is secret.
    pub secret: bool,
    /// Whether it replaces a literal secret in the collection, not a variable.
    pub literal: bool,
    /// Whether every client must set it.
    pub required: bool,
}
