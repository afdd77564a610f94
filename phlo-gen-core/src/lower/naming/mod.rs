//! The second walk: names in document order, and what depends on names.

pub mod argument_types;
pub mod example;
pub mod folders;
pub mod items;
pub mod setters;
