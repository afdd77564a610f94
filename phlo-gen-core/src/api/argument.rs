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
    /// Its place in the request.
    pub place: Place,
    /// Whether it is required, optional or fixed.
    pub presence: Presence,
    /// Its type.
    pub ty: Type,
    /// Whether its value is a secret, or has one in it.
    pub secret: bool,
    /// Its description in the collection.
    pub prose: Prose,
    /// The value in the collection, as a string.
    pub example: Option<String>,
    /// The value that the server uses by default, from the description.
    pub documented_default: Option<String>,
    /// The allowed values from the description, if its type is not an enum of them.
    pub documented_values: Vec<String>,
    /// The media type of its part of a form, if the collection has one.
    pub content_type: Option<String>,
    /// Whether it is required but missing in the saved request: then it may also be missing in a request that is built
    /// by hand.
    pub unsaved: bool,
    /// Whether it is fixed, and only its name is sent, without `=` and a value.
    pub is_bare: bool,
    /// Where the argument comes from.
    pub source: Source,
    /// The type in the description, in words: `integer`, `list of strings`.
    pub documented_type: Option<String>,
}

impl Argument {
    /// The name as people write it: blanks in the braces of a variable are no part of it. `None` if it is empty: such a
    /// row is sent, but nobody would set it.
    pub fn shown_name(&self) -> Option<String> {
        let name = self.name.in_collection();
        let shown = match self.place {
            Place::Path | Place::BodyText => name.trim().to_owned(),
            _ => name,
        };
        Some(shown).filter(|shown| !shown.trim().is_empty())
    }
}

/// The place of an argument in the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the path.
    Path,
    /// A query parameter.
    Query,
    /// A header.
    Header,
    /// A member of a JSON body, a GraphQL variable, or the body itself.
    Body,
    /// A form field.
    Form,
    /// The text of the body, as a variable of it.
    BodyText,
}

impl Place {
    /// The name of the place.
    pub fn word(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Body | Place::BodyText => "body",
            Place::Form => "form",
        }
    }
}

/// Whether an argument is required, optional or fixed.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It must be set.
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
    /// The request itself: a query parameter, a header, a form field, a path variable, a member of the body.
    Request,
    /// An argument table of the description.
    Table,
    /// The request of an example.
    SavedRequest,
}
