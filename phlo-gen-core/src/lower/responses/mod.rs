//! Responses: their types, from saved examples, tables and schemas.

pub mod example;
pub mod next_page;
pub mod table_rows;
pub mod types;
