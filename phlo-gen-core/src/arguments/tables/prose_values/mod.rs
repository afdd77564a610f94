//! Values of arguments in the prose beside the tables.

mod may_require;
mod mentions;
mod read;

pub use read::{add, as_list};
