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
    /// Items by their path, and the method name that they get.
    pub rename: Vec<(String, String)>,
    /// Variables that are settings of the client in any case.
    pub settings: Vec<String>,
    /// Variables that are arguments of requests in any case.
    pub arguments: Vec<String>,
    /// Members by `Type.member`, or formats such as `date-time`, and the Rust type that they get.
    pub types: Vec<(String, String)>,
    /// Traits that generated structs derive besides their own.
    pub derive: Vec<String>,
    /// How responses are typed.
    pub responses: Responses,
    /// The path of the module in which the macro stands: with it, documentation examples run as doctests.
    pub doctests: Option<String>,
}

impl Options {
    /// Whether the item of this path is included.
    pub fn includes(&self, path: &str) -> bool {
        (self.only.is_empty() || self.only.iter().any(|pattern| matches_pattern(pattern, path)))
            && !self.skip.iter().any(|pattern| matches_pattern(pattern, path))
    }

    /// The type that the user gives all texts of a format.
    pub fn formatted(&self, format: Format) -> Option<Type> {
        let found = self.types.iter().find(|(name, _)| *name == format.name());
        found.map(|(_, custom)| Type::Custom(custom.clone()))
    }
}

/// How responses are typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Responses {
    /// A member that every example has must be there.
    #[default]
    Strict,
    /// Every member may be absent.
    Lenient,
}

/// Whether all structs derive the trait: a second one would clash with it.
pub fn is_always_derived(name: &str) -> bool {
    matches!(name.rsplit("::").next().unwrap_or(name).trim(), "Clone" | "Debug")
}
