//! Names: how words are spelt, what items and folders are called, which names are taken.

pub mod deprecated;
pub mod entries;
pub mod identifiers;
pub mod item_path;
pub mod masked;
pub mod path_argument;
pub mod placeholder;
pub mod setters;
pub mod singular;
pub mod spelling;
pub mod statuses;
pub mod taken;
pub mod variants;
