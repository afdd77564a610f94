//! Names: identifiers, names that are taken, names of statuses, marks of deprecation, paths of items.

pub mod deprecated;
pub mod identifiers;
pub mod item_path;
pub mod statuses;
pub mod taken;
