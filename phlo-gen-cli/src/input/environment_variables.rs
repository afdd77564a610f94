//! The environment variables with settings and secrets.

/// The name of the environment variable for a setter. Because of the prefix, `USER`, `PATH` and the tokens of other
/// programs are never sent.
pub fn environment_variable(setter: &str) -> String {
    format!("PHLO_{}", setter.trim_end_matches('_').to_ascii_uppercase())
}

/// The value of the environment variable for a setter; an empty one counts as unset.
pub fn value_from_environment(setter: &str) -> Option<String> {
    std::env::var(environment_variable(setter)).ok().filter(|value| !value.is_empty())
}
