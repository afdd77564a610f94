//! Lists that are split into pages.

mod json_path;
mod link;
mod next_request;
mod pagination;
mod sequence;
mod stream;

pub use self::pagination::Pagination;
pub use self::stream::{Items, Pages};
