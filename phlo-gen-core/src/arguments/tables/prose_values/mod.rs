//! Values of arguments in the prose beside the tables.

mod mentions;
mod read;
mod statements;
mod usage;

pub use read::{add, as_list};
