//! Requests: the arguments in their path, query, headers and body, and their authorization.

pub mod argument;
pub mod authorization;
pub mod body;
mod credentials;
pub mod header_kinds;
pub mod headers;
pub mod literal_ids;
pub mod path;
pub mod rows;
pub mod secret_arguments;
mod segments;
