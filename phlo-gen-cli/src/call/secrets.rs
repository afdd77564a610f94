//! Where secrets come from.

/// Where secrets come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrets {
    /// The environment.
    Environment,
    /// Nowhere: nothing is sent, and a placeholder stands for each.
    Placeholders,
}

impl Secrets {
    /// The secret that a setter takes, if there is one.
    pub fn of(self, setter: &str) -> Option<String> {
        match self {
            Secrets::Environment => from_environment(setter),
            Secrets::Placeholders => Some(variable(setter)),
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
