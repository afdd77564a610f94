//! A collection, with each of the format's several spellings brought to one.

use crate::diagnostic::Diagnostic;

/// A collection.
#[derive(Debug, Clone)]
pub struct Collection {
    /// `info.name`; empty if there is none.
    pub name: String,
    /// `info.description`.
    pub description: Option<Description>,
    /// `info.version` as text.
    pub version: Option<String>,
    /// What stands in it, in order.
    pub entries: Vec<Entry>,
    /// The authorization that entries inherit.
    pub auth: Inherited,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// What was odd.
    pub findings: Vec<Diagnostic>,
}

/// A description and the markup that it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The text.
    pub text: String,
    /// The markup.
    pub markup: Markup,
    /// Where the JSON string begins, in bytes.
    pub offset: usize,
}

/// The markup of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown, perhaps with HTML in it: Postman's default.
    Markdown,
    /// HTML.
    Html,
    /// No markup.
    Plain,
}

/// A folder or an item.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A folder.
    Folder(Box<Folder>),
    /// An item.
    Item(Box<Item>),
}

/// A folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Its name; empty if there is none.
    pub name: String,
    /// What it says of itself.
    pub description: Option<Description>,
    /// What stands in it, in order.
    pub entries: Vec<Entry>,
    /// The authorization that entries inherit.
    pub auth: Inherited,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// An item: a request and its saved responses.
#[derive(Debug, Clone)]
pub struct Item {
    /// `id`, or `_postman_id`.
    pub id: Option<String>,
    /// Its name; empty if there is none.
    pub name: String,
    /// The description of the item itself, which few have; the request's is in [`Request::description`].
    pub description: Option<Description>,
    /// What is sent.
    pub request: Request,
    /// The saved responses, in order.
    pub examples: Vec<Example>,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// What an item sends.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method in upper case; `GET` if none is given.
    pub method: String,
    /// Where it goes.
    pub url: Url,
    /// The headers, disabled ones too.
    pub headers: Vec<Row>,
    /// The body, unless it is null, absent or disabled.
    pub body: Option<Body>,
    /// Its authorization.
    pub auth: Inherited,
    /// What it says of itself.
    pub description: Option<Description>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// A URL in its parts. A URL that is given as a string is cut as Postman cuts it.
#[derive(Debug, Clone, Default)]
pub struct Url {
    /// The text as saved, or put together from the parts: for people.
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
    /// Whether it is switched off.
    pub disabled: bool,
    /// What it says of itself.
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

/// What a request carries.
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
        /// Which of its operations is meant.
        operation_name: Option<String>,
        /// Its variables: JSON text.
        variables: Option<String>,
        /// Where the body begins, in bytes.
        offset: usize,
    },
}

/// Authorization as an entry has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Inherited {
    /// It has none of its own: that of the entry around it applies.
    #[default]
    Parent,
    /// It has its own; `noauth` and unknown kinds end the inheritance and send nothing.
    Own(Auth),
}

/// A way to authorize requests.
#[derive(Debug, Clone, PartialEq)]
pub struct Auth {
    /// Its type: `basic`, `bearer`, …
    pub kind: String,
    /// Its parameters; those that are no strings as JSON text. Disabled ones count.
    pub parameters: Vec<(String, String)>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// A variable of a collection or an environment.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name.
    pub key: String,
    /// Its value, cast as its type says and brought to text as Postman does; `None` if it has none.
    pub value: Option<String>,
    /// Its type: `string`, `secret`, …
    pub kind: Option<String>,
    /// Whether it is switched off.
    pub disabled: bool,
    /// What it says of itself.
    pub description: Option<Description>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// A script: documentation and evidence, never run.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// `prerequest` or `test`.
    pub listen: String,
    /// Its lines, joined.
    pub source: String,
}

/// The members of `protocolProfileBehavior` that change what is sent; `None` where the parent decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behavior {
    /// Bodies of GET and its like are sent.
    pub disable_body_pruning: Option<bool>,
    /// URLs are not encoded.
    pub disable_url_encoding: Option<bool>,
    /// Redirects are followed.
    pub follow_redirects: Option<bool>,
    /// Headers that Postman adds by itself and here does not.
    pub disabled_system_headers: Vec<String>,
}

/// A saved response.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its name; empty if there is none.
    pub name: String,
    /// The status code: saved, or known from the reason phrase.
    pub code: Option<u16>,
    /// The headers.
    pub headers: Vec<Row>,
    /// The body.
    pub body: Option<String>,
    /// `_postman_previewlanguage`.
    pub language: Option<String>,
    /// The request that it answered.
    pub original_request: Option<Request>,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Where the JSON string of the body begins, in bytes.
    pub body_offset: usize,
}

/// An environment, or a file of globals.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Its name.
    pub name: String,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
}
