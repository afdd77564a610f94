//! JSON Schemas in test scripts, which describe a response more exactly than examples do.
//!
//! Scripts are not run. A schema counts where it is written down as a literal, and where the script says what part of the
//! response it is about.

mod apply;
mod javascript;
mod json_schema;
mod literal;
mod model;
mod validations;

pub use model::Schema;
pub use validations::of_responses;
