//! Where secrets come from.

use crate::input::Input;

/// Where secrets come from.
#[derive(Clone, Copy)]
pub enum Secrets<'a> {
    /// The environment; what the user wrote may name a file that has them too.
    Environment(&'a Input),
    /// Nowhere: nothing is sent, and a placeholder stands for each.
    Placeholders,
}

impl Secrets<'_> {
    /// The secret that a setter takes, if there is one.
    pub fn of(self, setter: &str) -> Option<String> {
        match self {
            Secrets::Environment(_) => from_environment(setter),
            Secrets::Placeholders => Some(variable(setter)),
        }
    }

    /// How to give the secret of a name and a setter.
    pub fn help(self, name: &str, setter: &str) -> String {
        let variable = variable(setter);
        let help = format!("set {variable} in the environment");
        let file = match self {
            Secrets::Environment(input) => input.environment_with(name),
            Secrets::Placeholders => None,
        };
        match file {
            Some(file) => format!(
                "{help}; {file} has it, and it is not taken from there: secrets are taken from {variable} only, so that \
                 none has to be kept in a file"
            ),
            None => help,
        }
    }
}

/// The value that the environment has for a setter; an empty one counts as none.
pub fn from_environment(setter: &str) -> Option<String> {
    std::env::var(variable(setter)).ok().filter(|value| !value.is_empty())
}

/// The variable of the environment that belongs to a setter. The prefix keeps `USER`, `PATH` and the tokens of other
/// programs out of requests.
pub fn variable(setter: &str) -> String {
    format!("PHLO_{}", setter.trim_end_matches('_').to_ascii_uppercase())
}
