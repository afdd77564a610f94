//! What the columns of a table hold, and how cells of names and of places are read.

mod find;
pub mod name_cell;
mod places;
mod titles;

pub use find::{Columns, find, without_header};
pub use places::place;
pub use titles::{Role, title};
