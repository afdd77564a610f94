//! Files of requests: the URL with its parameters, the body, and the rest.

mod body;
mod query;
mod read;

pub use read::{http, plain_description, read};
