//! The first walk: collects the arguments and bodies of each item, before they have names in Rust.

pub mod default_values;
pub mod documented_types;
pub mod evidence;
pub mod folder_tables;
pub mod member_rows;
pub mod member_types;
pub mod path_rows;
mod selectors;
pub mod shared_facts;
pub mod table_rows;
pub mod tree;
pub mod walk;
