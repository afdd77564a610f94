//! JSON Schemas of responses, which describe them more exactly than examples do: saved with an example, or in a script.
//!
//! Scripts are not run. A schema counts if it is a literal, and if the script names the part of the response that it
//! describes.

mod apply;
mod javascript;
mod json_schema;
mod literal;
mod model;
mod validations;

pub use json_schema::of_text;
pub use model::Schema;
pub use validations::of_responses;
