//! Reads collections in Postman's formats: one JSON file, or a directory of YAML files. Every collection that Postman can open is read; problems in it become
//! findings.

mod auth;
mod directory;
mod document;
mod empty;
mod entry;
mod environment;
mod example;
mod fields;
mod file_kind;
mod keys;
pub(crate) mod media_type;
mod model;
mod percent_encoding;
mod reason_phrase;
mod request;
mod rows;
mod script;
pub(crate) mod secrets;
#[cfg(test)]
mod tests;
mod variable;
mod yaml;

pub use directory::{SourceFile, is_part as is_part_of_directory, read as read_directory};
pub use document::read;
pub use environment::read as read_environment;
pub use model::{
    Auth, Behavior, Body, Collection, Description, Entry, Environment, Example, Folder, Inherited, Item, Markup,
    Request, Row, RowValue, Script, Segment, UnreadSecret, Url, Variable,
};
pub(crate) use percent_encoding::{decoded, encoded};
pub use reason_phrase::of_title as status_of_title;
pub use yaml::parse as parse_yaml;
