//! Names: from what people call things to what Rust accepts, and no two alike.

pub mod identifiers;
pub mod statuses;
