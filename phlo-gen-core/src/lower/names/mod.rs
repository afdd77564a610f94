//! Names: identifiers, those that are taken, statuses, deprecation and the paths of items.

pub mod deprecated;
pub mod identifiers;
pub mod item_path;
pub mod statuses;
pub mod taken;
