//! Requests: the arguments in their path, query, headers and body, and their authorization.

pub mod argument;
pub mod authorization;
pub mod body;
pub mod form_body;
pub mod headers;
pub mod json_body;
pub mod json_text;
pub mod path;
pub mod raw_body;
pub mod request_body;
pub mod rows;
pub mod secret_arguments;
