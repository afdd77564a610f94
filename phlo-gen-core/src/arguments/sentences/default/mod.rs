//! The default of an argument.

mod absence;
mod by_default;
mod find;
mod literal;
mod of_meaning;
mod omitted;
pub mod phrases;
mod stated;
pub mod unsent;
mod words;

pub use absence::is_absence;
pub use find::{assigned, in_cell, in_text, possible};
pub use of_meaning::find as of_meaning;
