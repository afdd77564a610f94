//! What stands in the place of a secret.

/// What stands where a secret stood. A name that begins with `$` would be that of a dynamic variable.
pub fn placeholder(name: &str) -> String {
    format!("{{{{{}}}}}", name.trim_start_matches('$'))
}
