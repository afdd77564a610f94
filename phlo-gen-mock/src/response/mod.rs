//! Responses: saved examples with the values of the request put in, and errors.

pub mod outgoing;
pub mod placeholders;
pub mod variables;
