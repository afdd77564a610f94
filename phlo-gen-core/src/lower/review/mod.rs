//! What is wrong with a collection or with an option, and what to do about it.

pub mod collection;
pub mod option_error;
pub mod options;
pub mod renames;
pub mod tables;
pub mod type_options;
pub mod variables;
