//! One request of the collection.

use crate::api::argument::Argument;
use crate::api::body::Body;
use crate::api::template::Template;
use crate::api::types::{Definition, Type};
use crate::prose::Prose;

/// One request of the collection.
#[derive(Debug, Clone)]
pub struct Item {
    /// Postman's id, if it is saved.
    pub id: Option<String>,
    /// The place of the item in the file, as a JSON pointer.
    pub pointer: String,
    /// The name in the collection.
    pub name: String,
    /// The names of its folders in the collection, from the outermost.
    pub folders: Vec<String>,
    /// The method that starts it.
    pub method_name: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// Its description in the collection.
    pub prose: Prose,
    /// Why the item is deprecated, if it is.
    pub deprecated: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The URL in the collection without its secrets, for documentation.
    pub url: String,
    /// Its host: an index into [`Api::hosts`](crate::api::Api::hosts).
    pub host: usize,
    /// The path below the host, encoded; its variables are path arguments and settings.
    pub path: Template,
    /// All arguments: those of the path first, the others in the order in which they are sent.
    pub arguments: Vec<Argument>,
    /// How the body is built from its arguments.
    pub body: Body,
    /// Whether the collection switches off the content type that follows from the kind of the body.
    pub is_untyped: bool,
    /// How it is authorized: an index into [`Api::auths`](crate::api::Api::auths).
    pub auth: Option<usize>,
    /// The saved values, as a JSON object with a member for each saved argument.
    pub example: String,
    /// The type of responses with a 2xx status.
    pub response: Type,
    /// The type of responses with any other status.
    pub failure: Type,
    /// The examples, for the documentation.
    pub responses: Vec<SavedResponse>,
    /// The types that belong to the item.
    pub types: Vec<Definition>,
    /// The path of the link to the next page of a list in a response: `meta.next`.
    pub next_page: Option<String>,
    /// The variables that its scripts set.
    pub scripts: Vec<String>,
}

impl Item {
    /// The names of its folders in the collection, from the outermost, and its own.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().chain([&self.name]).map(String::as_str)
    }
}

/// An example: a response that the collection saves.
#[derive(Debug, Clone)]
pub struct SavedResponse {
    /// The name of the example; empty if it only repeats the status or the item's name.
    pub name: String,
    /// The status, if it is known.
    pub status: Option<u16>,
    /// The media type of the body, if known.
    pub media_type: Option<String>,
    /// The body.
    pub body: String,
}

/// In [`Item::example`], the mark after a variable that is a setting: the client replaces both by its value. Values of
/// callers have no such mark.
pub const SETTING: char = '\u{fdd0}';

/// The mark after a variable that is replaced as a whole JSON value, although it is written in a string.
pub const WHOLE_SETTING: char = '\u{fdd1}';
