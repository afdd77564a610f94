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
    /// Whether its value is a secret, which must not be shown.
    pub secret: bool,
    /// Whether it takes the place of a secret that the collection writes out, and not of a variable.
    pub literal: bool,
    /// Whether every client has to set it.
    pub required: bool,
}
