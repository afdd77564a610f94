//! Names that say that an item is deprecated.

use std::ops::Range;

/// Why an item is deprecated, if its name says so.
pub fn deprecation(name: &str) -> Option<String> {
    deprecation_mark(name).map(|_| "the collection marks this item as deprecated".to_owned())
}

/// Where a name says that the item is deprecated.
pub fn deprecation_mark(name: &str) -> Option<Range<usize>> {
    // as long as the name itself, so that places in it are places in the name
    let lower = name.to_ascii_lowercase();
    let marks = ["[deprecated]", "(deprecated)", "deprecated:", "deprecated -"];
    marks.iter().find_map(|mark| lower.find(mark).map(|start| start..start + mark.len()))
}

/// A name without that mark.
pub fn without_mark(name: &str) -> String {
    match deprecation_mark(name) {
        Some(Range { start, end }) => format!("{} {}", &name[..start], &name[end..]),
        None => name.to_owned(),
    }
}
