//! The variables of a collection: their values, and which of them are settings of the client.

pub mod json_values;
pub mod scope;
pub mod settings;
