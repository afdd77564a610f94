//! Responses: their types, their documentation, and the next page of a list.

pub mod example;
pub mod next_page;
pub mod payload;
pub mod saved;
pub mod shape;
pub mod table_rows;
pub mod types;
