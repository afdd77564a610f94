//! How a body is built from its arguments.

use crate::api::template::Template;

/// How a body is built from its arguments.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// There is none.
    None,
    /// A JSON object with a member for each argument.
    Json,
    /// The same, and nothing if there is no argument: the collection saves no body.
    JsonIfAny,
    /// A JSON object whose text matters: the collection does not declare it as JSON, or it is not strict JSON. Its
    /// media type, the text as it is saved, and if that cannot be read as JSON what it means; else nothing.
    JsonAs(String, Template, Template),
    /// One argument is the body, written as JSON, with this media type.
    JsonWhole(String),
    /// The same, and the two texts of [`Self::JsonAs`].
    JsonWholeAs(String, Template, Template),
    /// One argument is the body, as text, with this media type.
    Text(String),
    /// A text whose variables are arguments, unless one argument is the body: its media type, how values are escaped, and
    /// the text.
    Template(String, Syntax, Template),
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Formdata,
    /// One argument, a file, is the body.
    File,
    /// A GraphQL query and the name of its operation, empty if none is sent; the arguments are its variables. If none of
    /// them is set, the text is sent for the variables.
    Graphql(Template, Template, Template),
}

impl Body {
    /// Whether its content type follows from its kind, and not from a header or a language.
    pub fn has_type_of_kind(&self) -> bool {
        matches!(self, Self::Urlencoded | Self::Formdata | Self::File | Self::Graphql(..))
    }
}

/// How values are escaped in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Not at all, except in what looks like a JSON string.
    Plain,
    /// As in XML and HTML: text, attributes, CDATA sections and comments.
    Xml,
    /// As in JSON: content of strings, or values.
    Json,
    /// As in JavaScript: content of strings, or values.
    Javascript,
    /// As in GraphQL: content of strings, or values.
    Graphql,
    /// As in `application/x-www-form-urlencoded`.
    Form,
}
