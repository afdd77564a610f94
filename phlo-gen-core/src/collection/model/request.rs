//! A request: its URL, rows and body.

use super::auth::Inherited;
use super::description::Description;

/// What an item sends.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method in upper case; `GET` if none is given.
    pub method: String,
    /// The URL.
    pub url: Url,
    /// The headers, disabled ones too.
    pub headers: Vec<Row>,
    /// The body, unless it is null, absent or disabled.
    pub body: Option<Body>,
    /// Its authorization.
    pub auth: Inherited,
    /// Its description.
    pub description: Option<Description>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// A URL in its parts. A URL that is given as a string is cut as Postman cuts it.
#[derive(Debug, Clone, Default)]
pub struct Url {
    /// The text as saved, or assembled from the parts: for display only.
    pub raw: String,
    /// `https`, or a variable; Postman takes `http` if there is none.
    pub protocol: Option<String>,
    /// User name and password.
    pub credentials: Option<(String, String)>,
    /// The host, its labels joined by dots; empty if there is no URL.
    pub host: String,
    /// The port.
    pub port: Option<String>,
    /// The segments of the path; `None` if the URL ends behind its authority.
    pub path: Option<Vec<Segment>>,
    /// The rows behind `?`, disabled ones too.
    pub query: Vec<Row>,
    /// What stands behind `#`.
    pub hash: Option<String>,
    /// The values of path variables, disabled ones too.
    pub variables: Vec<Row>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// One segment of a path, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The text between two slashes.
    pub text: String,
    /// Where it stands, in bytes.
    pub offset: usize,
}

/// A row of a query, of headers, of a form, or of path variables.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name; `None` if it is null or missing. A path variable's may come from `id`.
    pub key: Option<String>,
    /// Its value.
    pub value: RowValue,
    /// Whether it is disabled.
    pub disabled: bool,
    /// Its description.
    pub description: Option<Description>,
    /// The type that it names, if any.
    pub kind: Option<String>,
    /// The content type of a part of a form.
    pub content_type: Option<String>,
    /// The file name of a part of a form.
    pub file_name: Option<String>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// The value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum RowValue {
    /// There is no `value`.
    Absent,
    /// `null`
    Null,
    /// A string.
    String(String),
    /// A list, a number, a boolean or an object: its JSON text.
    Other(String),
    /// The files of a form's row, by their paths; none is chosen if it is empty.
    Files(Vec<String>),
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Text in some language: `json`, `xml`, …; `None` if none is saved. Its offset is where its JSON string begins.
    Raw {
        /// The text.
        text: String,
        /// `options.raw.language`.
        language: Option<String>,
        /// Where the JSON string of the text begins, in bytes.
        offset: usize,
    },
    /// The rows of a form that is sent as `application/x-www-form-urlencoded`.
    Urlencoded(Vec<Row>),
    /// The rows of a form that is sent as `multipart/form-data`.
    Formdata(Vec<Row>),
    /// A file: its path, if one is chosen.
    File {
        /// The path.
        path: Option<String>,
        /// Text that stands in the collection itself.
        content: Option<String>,
    },
    /// A GraphQL query.
    Graphql {
        /// The query.
        query: String,
        /// Which of its operations is executed.
        operation_name: Option<String>,
        /// Its variables: JSON text.
        variables: Option<String>,
        /// Where the body begins, in bytes.
        offset: usize,
    },
}
