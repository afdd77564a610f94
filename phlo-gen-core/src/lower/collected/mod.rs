//! The first walk: what each item sends, before any name is settled.

pub mod default_values;
pub mod documented_types;
pub mod folder_tables;
pub mod table_rows;
pub mod walk;
