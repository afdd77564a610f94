//! The input of all productions: the model, the options, the user's own types.

use crate::api::Api;
use crate::emit::emission::Emission;

/// The input of the productions.
pub struct Context<'a> {
    /// The model.
    pub api: &'a Api,
    /// The options.
    pub emission: &'a Emission,
    /// The user's own types, each once, in the order of their use.
    pub custom_types: Vec<&'a str>,
}

impl<'a> Context<'a> {
    /// The path of the client's module, if examples are to run.
    pub fn doctests(&self) -> Option<&'a str> {
        self.emission.doctests.as_deref()
    }
}
