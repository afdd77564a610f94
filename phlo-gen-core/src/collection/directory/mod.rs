//! Reads a collection of format version 3: a directory of YAML files, one for each request.
//!
//! A file that cannot be read is a finding, and the rest is read: Postman does the same.

mod auth;
mod collection;
mod definition;
mod entries;
mod example;
mod field_names;
mod files;
mod ordered;
mod pairs;
mod request;
mod script;
#[cfg(test)]
mod tests;

pub use collection::read;
pub use files::{SourceFile, is_part};
