//! The API that is measured, as a Postman collection, as an OpenAPI document and as hand-written Rust.

pub mod api;
pub mod collection;
pub mod handwritten;
pub mod openapi;
pub mod real;
pub mod samples;
