//! One argument of a request.

use crate::api::template::Template;
use crate::api::types::Type;
use crate::prose::Prose;

/// One argument of a request.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The name on the wire.
    pub name: Template,
    /// The setter and the member of the struct; a fixed argument has a name too, but no setter.
    pub setter: String,
    /// Where it stands.
    pub place: Place,
    /// Whether and how it can be set.
    pub presence: Presence,
    /// What it holds.
    pub ty: Type,
    /// What the collection says of it.
    pub prose: Prose,
    /// The value that the collection shows, as text.
    pub example: Option<String>,
    /// The value that the server takes if none is given, as prose has it.
    pub documented_default: Option<String>,
    /// The values that prose allows it, where its type is no enum of them.
    pub documented_values: Vec<String>,
    /// The media type of its part of a form, if the collection gives it one.
    pub content_type: Option<String>,
    /// Whether it is required and the saved request leaves it out: so may a request that is built by hand.
    pub unsaved: bool,
    /// Where the argument comes from.
    pub source: Source,
    /// The type that prose gives it, in words: `integer`, `list of strings`.
    pub documented_type: Option<String>,
}

/// Where an argument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the path.
    Path,
    /// Behind `?`.
    Query,
    /// A header.
    Header,
    /// A member of a JSON body, a GraphQL variable, or the body itself.
    Body,
    /// A row of a form.
    Form,
}

impl Place {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Body => "body",
            Place::Form => "form",
        }
    }
}

/// Whether and how an argument can be set.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It has to be set.
    Required,
    /// It may be set.
    Optional,
    /// It may be set; this is sent if it is not. JSON in a JSON body.
    Default(Template),
    /// It is always sent with this value. JSON in a JSON body.
    Fixed(Template),
}

/// Where an argument comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The request itself: a row, a path variable, a member of the body.
    Request,
    /// An argument table of the description.
    Table,
    /// The request of a saved response.
    SavedRequest,
}
