//! The second walk: names in document order, and what depends on names.

pub mod folders;
pub mod items;
