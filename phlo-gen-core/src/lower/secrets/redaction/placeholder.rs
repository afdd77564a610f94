//! The placeholder of a secret.

/// The placeholder of a secret of this name. A name that begins with `$` would be a dynamic variable.
pub fn placeholder(name: &str) -> String {
    format!("{{{{{}}}}}", name.trim_start_matches('$'))
}
