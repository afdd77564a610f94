//! Values of arguments in the prose beside the tables.

mod announced_names;
mod bracketed;
mod clauses;
mod defaults;
mod found;
mod may_require;
mod mentions;
mod over_all;
mod read;
mod requirement_lists;
mod statements;
mod usage;
mod value_tables;

pub use read::add;
pub use value_tables::as_list;
