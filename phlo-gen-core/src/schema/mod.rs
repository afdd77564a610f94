//! JSON Schemas in test scripts, which describe a response more exactly than examples do.
//!
//! Scripts are not run. A schema counts if it is a literal, and if the script names the part of the response that it
//! describes.

mod apply;
mod javascript;
mod json_schema;
mod literal;
mod model;
mod validations;

pub use model::Schema;
pub use validations::of_responses;
