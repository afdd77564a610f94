//! Why a request could not be authorized.

use std::fmt;

/// Why a request could not be authorized: it names the kind and the parameter, never a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuthError(String);

impl AuthError {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    /// What was asked for needs a feature that is off.
    pub(super) fn needs(what: &str, feature: &str) -> Self {
        Self::new(format!("authorization with {what} needs the feature `{feature}` of phlo-gen"))
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AuthError {}
