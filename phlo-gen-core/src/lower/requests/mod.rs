//! Requests: their arguments, from the URL, headers and body.

pub mod argument;
pub mod authorization;
pub mod body;
pub mod headers;
pub mod json_text;
pub mod path;
pub mod secret_arguments;
