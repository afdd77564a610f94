//! Why a request could not be authorized.

use std::fmt;

/// Why a request could not be authorized: it names the scheme and the parameter, never a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuthError(String);

impl AuthError {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// A scheme needs a feature that is off.
    pub(crate) fn needs(what: &str, feature: &str) -> Self {
        Self::new(format!("authorization with {what} needs the feature `{feature}` of phlo-gen"))
    }
}

#[cfg(any(feature = "digest", feature = "hawk", feature = "jwt", feature = "ntlm", feature = "oauth1"))]
impl AuthError {
    /// A parameter, or the challenge of the server, cannot be used.
    pub(crate) fn unusable(kind: &'static str, what: &str, why: &str) -> Self {
        Self::new(format!("`{what}` of `{kind}` authorization {why}"))
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AuthError {}
