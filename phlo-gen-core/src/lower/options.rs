//! The options of the macro, of build scripts and of the program.

use crate::api::Type;
use crate::lower::names::item_path::matches_pattern;
use crate::shapes::Format;

/// The options of `phlo_collection!`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only items whose path matches one of these patterns: `PHLO/**`.
    pub only: Vec<String>,
    /// No items whose path matches one of these patterns.
    pub skip: Vec<String>,
    /// New method names for items, by their path.
    pub rename: Vec<(String, String)>,
    /// Variables that are settings of the client, regardless of the default rule.
    pub settings: Vec<String>,
    /// Variables that are arguments of requests, regardless of the default rule.
    pub arguments: Vec<String>,
    /// Members by `Type.member`, or formats such as `date-time`, and their Rust types.
    pub types: Vec<(String, String)>,
    /// Additional traits that generated structs derive.
    pub derive: Vec<String>,
    /// How responses are typed.
    pub responses: Responses,
    /// Which folders become modules.
    pub folders: Folders,
    /// The path of the module that contains the macro: if set, documentation examples run as doctests.
    pub doctests: Option<String>,
}

impl Options {
    /// Whether the item of this path is included.
    pub fn includes(&self, path: &str) -> bool {
        (self.only.is_empty() || self.only.iter().any(|pattern| matches_pattern(pattern, path)))
            && !self.skip.iter().any(|pattern| matches_pattern(pattern, path))
    }

    /// The user's type for all strings of a format.
    pub fn formatted(&self, format: Format) -> Option<Type> {
        let found = self.types.iter().find(|(name, _)| *name == format.name());
        found.map(|(_, custom)| Type::Custom(custom.clone()))
    }
}

/// How responses are typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Responses {
    /// A member that is in every example is required.
    #[default]
    Strict,
    /// All members are optional.
    Lenient,
}

/// Which folders become modules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Folders {
    /// All.
    #[default]
    Full,
    /// All but those that hold nothing but one folder.
    Compact,
}

/// Whether all structs derive the trait: deriving it twice is an error.
pub fn is_always_derived(name: &str) -> bool {
    matches!(name.rsplit("::").next().unwrap_or(name).trim(), "Clone" | "Debug")
}
