//! Scripts, and `protocolProfileBehavior`.

/// A script: documentation and evidence, never run.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// `prerequest` or `test`.
    pub listen: String,
    /// Its lines, joined.
    pub source: String,
}

/// The members of `protocolProfileBehavior` that change what is sent; `None` where the parent decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behavior {
    /// Bodies of GET and its like are sent.
    pub disable_body_pruning: Option<bool>,
    /// URLs are not encoded.
    pub disable_url_encoding: Option<bool>,
    /// Redirects are followed.
    pub follow_redirects: Option<bool>,
    /// Headers that Postman adds by itself and here does not.
    pub disabled_system_headers: Vec<String>,
}
