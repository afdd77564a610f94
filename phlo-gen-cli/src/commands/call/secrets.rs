//! The source of secrets.

use crate::input::{CollectionArgs, environment_variable, value_from_environment};

/// The source of secrets.
#[derive(Clone, Copy)]
pub enum Secrets<'a> {
    /// The environment variables. The arguments may name a Postman environment with the same secrets, for advice.
    Environment(&'a CollectionArgs),
    /// A placeholder for each, since nothing is sent.
    Placeholders,
}

impl Secrets<'_> {
    /// The secret for a setter, if there is one.
    pub fn of(self, setter: &str) -> Option<String> {
        match self {
            Secrets::Environment(_) => value_from_environment(setter),
            Secrets::Placeholders => Some(environment_variable(setter)),
        }
    }

    /// Advice on how to set a secret.
    pub fn advice(self, name: &str, setter: &str) -> String {
        let variable = environment_variable(setter);
        let help = format!("set {variable} in the environment");
        let file = match self {
            Secrets::Environment(input) => input.environment_with(name),
            Secrets::Placeholders => None,
        };
        match file {
            Some(file) => format!(
                "{help}; the value in {file} is not used: secrets are taken from environment variables only, so that no file \
                 has to contain them"
            ),
            None => help,
        }
    }
}
