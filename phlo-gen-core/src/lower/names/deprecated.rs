//! Names that mark an item as deprecated.

use std::ops::Range;

/// Why an item is deprecated, if its name has the mark.
pub fn deprecation(name: &str) -> Option<String> {
    deprecation_mark(name).map(|_| "the collection marks this item as deprecated".to_owned())
}

/// A name without its deprecation mark.
pub fn without_mark(name: &str) -> String {
    match deprecation_mark(name) {
        Some(Range { start, end }) => format!("{} {}", &name[..start], &name[end..]),
        None => name.to_owned(),
    }
}

/// The position of the deprecation mark in a name.
fn deprecation_mark(name: &str) -> Option<Range<usize>> {
    // of the same length as the name, so that offsets are the same
    let lower = name.to_ascii_lowercase();
    let marks = ["[deprecated]", "(deprecated)", "deprecated:", "deprecated -"];
    marks.iter().find_map(|mark| lower.find(mark).map(|start| start..start + mark.len()))
}
