//! A request: its URL, rows and body.

use super::auth::Inherited;
use super::description::Description;

/// The request of an item.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method in upper case; `GET` by default.
    pub method: String,
    /// The URL.
    pub url: Url,
    /// The headers, including disabled ones.
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

/// A URL in its parts. A URL that is a string is split as Postman splits it.
#[derive(Debug, Clone, Default)]
pub struct Url {
    /// The text as saved, or assembled from the parts: for display only.
    pub raw: String,
    /// `https`, or a variable; Postman uses `http` if there is none.
    pub protocol: Option<String>,
    /// User name and password.
    pub credentials: Option<(String, String)>,
    /// The host, its labels joined by dots; empty if there is no URL.
    pub host: String,
    /// The port.
    pub port: Option<String>,
    /// The segments of the path; `None` if the URL ends after its authority.
    pub path: Option<Vec<Segment>>,
    /// The query parameters, including disabled ones.
    pub query: Vec<Row>,
    /// The fragment.
    pub hash: Option<String>,
    /// The values of path variables, including disabled ones.
    pub variables: Vec<Row>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

impl Url {
    /// The texts before the path: scheme, host and port, user name and password.
    pub fn authority(&self) -> impl Iterator<Item = &String> {
        let host = [self.protocol.as_ref(), Some(&self.host), self.port.as_ref()].into_iter().flatten();
        host.chain(self.credentials.iter().flat_map(|(user, password)| [user, password]))
    }
}

impl Request {
    /// The fields of a form; empty if the body is none.
    pub fn form(&self) -> &[Row] {
        match &self.body {
            Some(Body::Urlencoded(rows) | Body::Formdata(rows)) => rows,
            _ => &[],
        }
    }

    /// The texts of a body that is no form, each with the place where it, or its body, begins.
    pub fn body_texts(&self) -> impl Iterator<Item = (&str, usize)> {
        let (first, second) = match &self.body {
            Some(Body::Raw { text, offset, .. }) => (Some((text.as_str(), *offset)), None),
            Some(Body::Graphql { query, variables, offset, .. }) => {
                (Some((query.as_str(), *offset)), variables.as_deref().map(|text| (text, *offset)))
            }
            Some(Body::Urlencoded(_) | Body::Formdata(_) | Body::File { .. }) | None => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// One segment of a path, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The text between two slashes.
    pub text: String,
    /// Its offset in bytes.
    pub offset: usize,
}

/// A row: a query parameter, a header, a form field or a path variable.
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
    /// Its declared type, if any.
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
    /// The paths of the files of a form field; empty if none is chosen.
    Files(Vec<String>),
}

impl RowValue {
    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let RowValue::String(text) = self { Some(text) } else { None }
    }
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
    /// The fields of a form that is sent as `application/x-www-form-urlencoded`.
    Urlencoded(Vec<Row>),
    /// The fields of a form that is sent as `multipart/form-data`.
    Formdata(Vec<Row>),
    /// A file: its path, if one is chosen.
    File {
        /// The path.
        path: Option<String>,
        /// Content that is in the collection itself.
        content: Option<String>,
    },
    /// A GraphQL query.
    Graphql {
        /// The query.
        query: String,
        /// The name of the operation that is executed.
        operation_name: Option<String>,
        /// Its variables: JSON text.
        variables: Option<String>,
        /// Where the body begins, in bytes.
        offset: usize,
    },
}
