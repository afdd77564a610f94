//! The items of a collection, their examples, and the paths of their requests.

mod items;
mod path_pattern;
mod reader;
mod saved_request;

pub use self::items::{Catalog, CatalogItem, Example};
pub use self::path_pattern::{Part, PathPattern, Segment};
