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
    /// media type, and the text as it is saved.
    JsonAs(String, Template),
    /// One argument is the body, written as JSON, with this media type.
    JsonWhole(String),
    /// The same, and the text as it is saved, as in [`Self::JsonAs`].
    JsonWholeAs(String, Template),
    /// One argument is the body, as text, with this media type.
    Text(String),
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Formdata,
    /// One argument, a file, is the body.
    File,
    /// A GraphQL query and the name of its operation; the arguments are its variables. If there are none, the text is
    /// sent for the variables; if it is empty, nothing is sent.
    Graphql(Template, Option<String>, Template),
}
