//! The rows of an argument table.

mod cell;
mod cell_blocks;
mod read;
mod row;
mod unnamed;
mod value_rows;

pub use read::read;
pub use row::{OfTable, read_row};
pub use unnamed::unnamed;
