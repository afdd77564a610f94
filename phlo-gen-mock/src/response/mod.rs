//! Responses: saved examples with the values of the request, and the errors of the mock.

mod error_text;
mod outgoing;
mod placeholders;
mod substitution;

pub use self::outgoing::Response;
pub use self::substitution::VariableSources;
