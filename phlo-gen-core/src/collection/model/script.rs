//! Scripts, and `protocolProfileBehavior`.

/// A script: used as documentation and evidence, never run.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// `prerequest` or `test`.
    pub listen: String,
    /// Its lines, joined.
    pub source: String,
    /// Where its event begins, in bytes.
    pub offset: usize,
}

/// The members of `protocolProfileBehavior` that change what is sent; `None` if it is inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behavior {
    /// Whether bodies of GET and similar methods are sent.
    pub disable_body_pruning: Option<bool>,
    /// Whether the encoding of URLs is disabled.
    pub disable_url_encoding: Option<bool>,
    /// Whether redirects are followed.
    pub follow_redirects: Option<bool>,
    /// Headers that Postman adds by default, but not here.
    pub disabled_system_headers: Vec<String>,
}
