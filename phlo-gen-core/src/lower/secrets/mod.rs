//! Secrets: how they are detected, and how they are taken out of everything that is shown.

pub mod auth_parameters;
pub mod detect;
pub mod literals;
pub mod redaction;
pub mod words;
