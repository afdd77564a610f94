//! The roles of the columns of a table, and the cells of names and of places.

mod find;
pub mod name_cell;
mod places;
mod titles;

pub use find::{Columns, find, without_header};
pub use places::place;
pub use titles::{Role, role, title};
