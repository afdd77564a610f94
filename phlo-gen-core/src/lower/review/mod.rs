//! Problems of a collection or of an option, with advice.

pub mod collection;
pub mod grouped;
pub mod judgements;
pub mod misspelt_rows;
pub mod option_error;
pub mod options;
pub mod renames;
pub mod scripts;
pub mod tables;
pub mod type_options;
pub mod variables;
