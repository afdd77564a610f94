//! Requests: their arguments, from the URL, headers and body.

pub mod argument;
pub mod authorization;
pub mod body;
pub mod body_arguments;
pub mod form_body;
pub mod headers;
pub mod json_body;
pub mod json_text;
pub mod path;
pub mod raw_body;
pub mod rows;
pub mod secret_arguments;
