//! What a user of the macro may ask for.

/// The options of `phlo_collection!`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only items whose path matches one of these patterns: `PHLO/**`.
    pub only: Vec<String>,
    /// No items whose path matches one of these patterns.
    pub skip: Vec<String>,
    /// Items by their path, and the method name that they get.
    pub rename: Vec<(String, String)>,
    /// Variables that are settings of the client whatever the rule says.
    pub settings: Vec<String>,
    /// Variables that are arguments of requests whatever the rule says.
    pub arguments: Vec<String>,
    /// Members by `Type.member`, and the Rust type that they get.
    pub types: Vec<(String, String)>,
    /// Traits that generated structs derive besides their own.
    pub derive: Vec<String>,
    /// How replies are typed.
    pub replies: Replies,
    /// The path of the module in which the macro stands: with it, documentation examples run as doctests.
    pub doctests: Option<String>,
}

/// How replies are typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Replies {
    /// A member that every example has must be there.
    #[default]
    Strict,
    /// Every member may be absent.
    Lenient,
}
