//! Names: identifiers, names that are taken, singulars, statuses, marks of deprecation, paths of items.

pub mod deprecated;
pub mod identifiers;
pub mod item_path;
pub mod singular;
pub mod statuses;
pub mod taken;
