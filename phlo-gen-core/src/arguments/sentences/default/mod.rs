//! The default of an argument.

mod absence;
mod by_default;
mod find;
mod literal;
mod omitted;
mod stated;

pub use find::{assigned, in_cell, in_text};
