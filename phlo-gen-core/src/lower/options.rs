//! The options of the macro, of build scripts and of the program.

use crate::api::Type;
use crate::diagnostic::suggest;
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
    /// What is an argument of requests, regardless of the default rules: variables, constant headers by their names, and
    /// literal segments of paths, which a pattern names: `/reports/{year}`.
    pub arguments: Vec<String>,
    /// What is always sent as it is saved, regardless of the default rules: ids in paths by the names of their arguments,
    /// and headers.
    pub constants: Vec<String>,
    /// Hosts that get the collection's credentials although only a few literal URLs name them.
    pub credentials: Vec<String>,
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

    /// The names of literal segments of a path that are arguments, with their indices.
    pub fn named_segments(&self, path: &[&str]) -> Vec<(usize, String)> {
        let patterns = self.arguments.iter().filter_map(|pattern| pattern.strip_prefix('/'));
        let matching =
            patterns.map(|pattern| pattern.split('/').collect::<Vec<_>>()).filter(|pattern| fits(pattern, path));
        let names = matching.flat_map(|pattern| {
            let name = |(index, segment): (usize, &str)| Some((index, name_of(segment)?.to_owned()));
            pattern.into_iter().enumerate().filter_map(name).collect::<Vec<_>>()
        });
        names.filter(|(index, _)| !path[*index].contains(['{', ':', '<'])).collect()
    }

    /// Whether a header, or an argument for an id in a path, is a constant.
    pub fn is_constant(&self, name: &str) -> bool {
        self.constants.iter().any(|constant| constant.eq_ignore_ascii_case(name))
    }

    /// Whether a constant header of this name is an argument.
    pub fn names_header(&self, name: &str) -> bool {
        self.arguments.iter().any(|argument| argument.eq_ignore_ascii_case(name))
    }

    /// The user's type for all strings of a format.
    pub fn formatted(&self, format: Format) -> Option<Type> {
        let found = self.types.iter().find(|(name, _)| *name == format.name());
        found.map(|(_, custom)| Type::Custom(custom.clone()))
    }
}

/// Whether a pattern of segments is the beginning of a path.
fn fits(pattern: &[&str], path: &[&str]) -> bool {
    pattern.len() <= path.len()
        && pattern.iter().zip(path).all(|(wanted, segment)| name_of(wanted).is_some() || wanted == segment)
}

/// The name in the braces of a pattern's segment.
fn name_of(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}').filter(|name| !name.is_empty() && !name.contains(['{', '}']))
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

/// The traits of the standard library that generated structs may derive.
const DERIVES: [&str; 7] = ["PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Copy", "Default"];

/// The trait that a misspelt name is meant for. A short name that differs in letters may be another crate's.
pub fn meant_derive(name: &str) -> Option<&'static str> {
    let same = DERIVES.into_iter().find(|known| known.eq_ignore_ascii_case(name));
    let similar = || suggest(name, DERIVES.into_iter()).filter(|_| name.len() >= 7);
    same.or_else(similar).filter(|known| *known != name)
}

/// Why a trait of the option `derive` cannot be derived, and what to do: the message and the help.
pub fn derive_problem(name: &str, derives: &[String]) -> Option<(String, String)> {
    if let Some(meant) = meant_derive(name) {
        // a suggestion must not be an error in turn
        let misspelt = || (format!("there is no trait `{name}` to derive"), format!("did you mean `{meant}`?"));
        return Some(not_derived(meant).unwrap_or_else(misspelt));
    }
    if let Some(problem) = not_derived(name) {
        return Some(problem);
    }
    let needed: &[&str] = match last_segment(name) {
        "Eq" | "PartialOrd" => &["PartialEq"],
        "Ord" => &["PartialEq", "Eq", "PartialOrd"],
        _ => &[],
    };
    let is_derived = |needed: &&&str| derives.iter().any(|derived| last_segment(derived) == **needed);
    let missing: Vec<&str> = needed.iter().filter(|needed| !is_derived(needed)).copied().collect();
    (!missing.is_empty()).then(|| {
        let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
        let names = names.join(" and ");
        (format!("`{name}` cannot be derived without {names}"), format!("add {names} to `derive`"))
    })
}

/// Why no option derives a trait, and what to do: the message and the help.
fn not_derived(name: &str) -> Option<(String, String)> {
    Some(match last_segment(name) {
        "Clone" | "Debug" => (format!("all structs derive `{name}` already"), "leave it out".to_owned()),
        "Serialize" | "Deserialize" => {
            (format!("all structs have serde's traits already, `{name}` too"), "leave it out".to_owned())
        }
        "Default" => {
            let message = "`Default` cannot be derived: a response has no members by default";
            (message.to_owned(), "leave it out: objects in requests have `default()`".to_owned())
        }
        "Copy" => {
            let message = "`Copy` cannot be derived: most structs hold strings";
            (message.to_owned(), "leave it out: all structs are `Clone`".to_owned())
        }
        _ => return None,
    })
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path).trim()
}

#[cfg(test)]
mod tests {
    use super::{derive_problem, meant_derive};

    #[test]
    fn misspelt_traits_are_recognized() {
        for (name, meant) in [
            ("Partialeq", "PartialEq"),
            ("PartialEqs", "PartialEq"),
            ("ParitalOrd", "PartialOrd"),
            ("Defualt", "Default"),
            ("eq", "Eq"),
            ("hash", "Hash"),
        ] {
            assert_eq!(meant_derive(name), Some(meant), "{name}");
        }
        let derive = |name: &str| derive_problem(name, &[]).expect("it cannot be derived");
        assert_eq!(derive("hash").1, "did you mean `Hash`?");
        for (name, meant) in [("Defualt", "Default"), ("copy", "Copy")] {
            assert_eq!(derive(name), derive(meant), "a suggestion of {meant} would be refused");
        }
        for name in ["PartialEq", "Eq", "Hashed", "PartialShare", "Serializer", "Copied", "Def", "x::Partialeq", ""] {
            assert_eq!(meant_derive(name), None, "{name}");
        }
    }
}
