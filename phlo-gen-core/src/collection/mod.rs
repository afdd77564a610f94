//! Reads collections in Postman's format. Every collection that Postman can open is read; problems in it become
//! findings.

mod auth;
mod document;
mod entry;
mod environment;
mod example;
mod fields;
mod file_kind;
mod keys;
mod model;
mod reason_phrase;
mod request;
mod rows;
mod script;
pub(crate) mod secrets;
#[cfg(test)]
mod tests;
mod variable;

pub use document::read;
pub use environment::read as read_environment;
pub use model::{
    Auth, Behavior, Body, Collection, Description, Entry, Environment, Example, Folder, Inherited, Item, Markup,
    Request, Row, RowValue, Script, Segment, Url, Variable,
};
