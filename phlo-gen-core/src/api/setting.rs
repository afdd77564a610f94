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
    /// What it stands for in the collection.
    pub origin: SettingOrigin,
    /// Whether every client must set it.
    pub required: bool,
}

/// What a setting stands for in the collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingOrigin {
    /// A variable.
    Variable,
    /// A literal secret.
    Literal,
    /// A credential that is left blank.
    Blank,
    /// A part of the credentials that is the same for everybody and no secret.
    Saved,
}
