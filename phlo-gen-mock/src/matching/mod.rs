//! Which example of the collection fits a request best, and why.

pub mod body;
pub mod candidates;
pub mod explanation;
pub mod path;
pub mod presets;
pub mod query;
