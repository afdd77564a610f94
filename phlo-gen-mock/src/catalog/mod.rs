//! The items of a collection, their examples, and the paths that lead to them.

pub mod items;
pub mod path_pattern;
pub mod saved_request;
