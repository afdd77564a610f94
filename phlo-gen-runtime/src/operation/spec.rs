//! The description of an item that the generator writes.

use crate::operation::Arguments;

/// The description of an item that the generator writes.
#[derive(Debug)]
pub struct Spec {
    /// The names of its folders and its own, separated by ` / `.
    pub item: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The host that it is sent to: an index into [`Api::hosts`](crate::__private::Api::hosts).
    pub host: usize,
    /// The path below the host: a template whose text is encoded already.
    pub path: &'static str,
    /// The arguments in the query, the headers and the body, in the order in which they are sent.
    pub arguments: Arguments,
    /// How the body is built from its arguments.
    pub body: Body,
    /// How the request is authorized: an index into [`Api::auths`](crate::__private::Api::auths).
    pub auth: Option<usize>,
}

/// How the body is built from its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// There is none.
    None,
    /// A JSON object with a member for each argument.
    Json,
    /// The same, and nothing if there is no argument: the collection saves no body.
    JsonIfAny,
    /// A JSON object, sent as its saved text if that has the values of the arguments: the `Content-Type`, a template of
    /// the text, and if that cannot be read as JSON a template of what it means; else nothing.
    JsonAs(&'static str, &'static str, &'static str),
    /// One argument is the body, written as JSON, with this `Content-Type`.
    JsonWhole(&'static str),
    /// The same, and the two templates of [`Self::JsonAs`].
    JsonWholeAs(&'static str, &'static str, &'static str),
    /// One argument is the body, as text, with this `Content-Type`.
    Text(&'static str),
    /// A text whose variables are arguments, unless one argument is the body: the `Content-Type`, how values are escaped,
    /// and the template.
    Template(&'static str, Syntax, &'static str),
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Formdata,
    /// One argument, a file, is the body.
    File,
    /// A GraphQL query and the name of its operation (empty: none), both templates; the arguments are its variables. The
    /// last template is sent for the variables if no argument has a value (empty: `{}`, or nothing without arguments).
    Graphql(&'static str, &'static str, &'static str),
    /// Another body, without the content type that follows from its kind.
    Untyped(&'static Body),
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
