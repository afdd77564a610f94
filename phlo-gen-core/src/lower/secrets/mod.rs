//! What is a secret, and how it is taken out of what is shown.

pub mod auth_parameters;
pub mod detect;
pub mod literals;
pub mod redaction;
pub mod words;
