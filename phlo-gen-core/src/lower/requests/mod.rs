//! Requests: the arguments in their path, query, headers and body, and their authorization.

pub mod argument;
pub mod authorization;
pub mod body;
pub mod headers;
pub mod path;
pub mod rows;
pub mod secret_arguments;
