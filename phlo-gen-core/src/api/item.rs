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
    /// Where the item stands in the file, as a JSON pointer.
    pub pointer: String,
    /// The name in the collection.
    pub name: String,
    /// The method that starts it.
    pub method_name: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// What the collection says of it.
    pub prose: Prose,
    /// Why the item is deprecated, if it is.
    pub deprecated: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The URL as the collection writes it, without its secrets, for people.
    pub url: String,
    /// Where it goes: an index into [`Api::hosts`](crate::api::Api::hosts).
    pub host: usize,
    /// The path below the host, encoded; its holes are path arguments and settings.
    pub path: Template,
    /// All arguments: those of the path first, the others in the order in which they are sent.
    pub arguments: Vec<Argument>,
    /// How the arguments of the body are put together.
    pub body: Body,
    /// How it is authorized: an index into [`Api::auths`](crate::api::Api::auths).
    pub auth: Option<usize>,
    /// The values that the collection saves, as JSON: an object with a member for each argument that is saved.
    pub example: String,
    /// What comes back with a 2xx status.
    pub response: Type,
    /// What comes back with any other status.
    pub failure: Type,
    /// The saved responses, for the documentation.
    pub responses: Vec<SavedResponse>,
    /// The types that belong to the item.
    pub types: Vec<Definition>,
    /// Where a response links to the next page of a list: `meta.next`.
    pub next_page: Option<String>,
    /// The variables that its scripts set.
    pub scripts: Vec<String>,
}

/// A response that the collection saves.
#[derive(Debug, Clone)]
pub struct SavedResponse {
    /// The name of the example.
    pub name: String,
    /// The status, if it is known.
    pub status: Option<u16>,
    /// The media type of the body, as far as it is known.
    pub media_type: Option<String>,
    /// The body.
    pub body: String,
}

/// In [`Item::example`], what follows a variable that is a setting: the client puts its own value in their place. What a
/// caller writes has no such mark.
pub const SETTING: char = '\u{fdd0}';

/// The same where the setting is a whole value of JSON, though its variable stands in a string.
pub const WHOLE_SETTING: char = '\u{fdd1}';
