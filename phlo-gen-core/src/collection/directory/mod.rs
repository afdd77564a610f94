//! Reads a collection of format version 3: a directory of YAML files, one for each request.
//!
//! A file that cannot be read is a finding, and the rest is read: Postman does the same.

mod auth;
mod body;
mod definition;
mod entries;
mod example;
mod field_names;
mod pairs;
mod query;
mod request;
mod script;
mod source_file;
#[cfg(test)]
mod tests;
mod tree;

pub use definition::read;
pub use source_file::SourceFile;
pub use tree::is_part;
