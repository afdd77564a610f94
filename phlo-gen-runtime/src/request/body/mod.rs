//! The body of a request: JSON, forms, files and GraphQL.

mod escape;
mod json;
mod multipart;
mod saved;
mod text;
mod write;

pub(crate) use self::write::{TypedBody, write_body};
