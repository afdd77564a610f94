//! The facts in tables of arguments, and the evidence for the subject of a table.

use crate::arguments::argument::Facts;

/// A row of an argument table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The names in its first cell; `a.b` and `a[].b` are paths.
    pub names: Vec<String>,
    /// The place of the argument: `path`, `query`, `header`, `body`, `form`.
    pub place: Option<String>,
    /// The facts on the argument.
    pub facts: Facts,
    /// The index of the verdict on its table; `None` if a sentence names it.
    pub verdict: Option<usize>,
    /// Its use, if known.
    pub used_as: Option<UsedAs>,
}

/// The use of a row about the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsedAs {
    /// An argument.
    Argument,
    /// A member of an argument.
    Member,
    /// Documentation of arguments of several items.
    Documentation,
    /// A setting of the client, or a header that the client writes.
    Setting,
    /// None: the request has no place for it. Its text stays in the description.
    Nothing,
}

/// A row of a table that is neither an argument nor a member of the response.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherRow {
    /// The text of its first cell that is not empty.
    pub text: String,
    /// What the row is instead: `it continues the row above it`.
    pub why: &'static str,
}

/// The verdicts on the tables of a description, and their rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Rows about the request.
    pub request: Vec<TableRow>,
    /// Rows about the response.
    pub response: Vec<TableRow>,
    /// The verdict on each table and its reasons, for `check --explain`.
    pub verdicts: Vec<Verdict>,
}

/// The subject of a table, and the evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Whether it is a list of arguments instead of a table.
    pub is_list: bool,
    /// Whether it stays in the description: it is about something else, or about members that do not occur in any
    /// example.
    pub stays: bool,
    /// The names in its first column.
    pub names: Vec<String>,
    /// How many rows it has.
    pub count: usize,
    /// Those of them that are neither arguments nor members of the response.
    pub other_rows: Vec<OtherRow>,
    /// Those of them that have the type, the place or the requirement of an argument, but no name.
    pub unnamed: Vec<String>,
    /// Where it begins, in bytes from the beginning of its description; 0 for a list.
    pub offset: usize,
    /// Its subject.
    pub about: About,
    /// The evidence, in words.
    pub why: String,
}

/// The subject of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The arguments of the request.
    Request,
    /// The members of the response.
    Response,
    /// Something else.
    Neither,
}

/// The evidence on an item besides its description.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The names in the request: path variables, query parameters, headers, form fields, members of the body (nested
    /// ones as `a.b`).
    pub request: Vec<String>,
    /// The names in examples.
    pub response: Vec<String>,
    /// Whether the request sends a JSON object without members.
    pub has_empty_body: bool,
    /// Whether the method sends a body, and the request has none or one without members.
    pub lacks_body: bool,
    /// Whether it sends a JSON object with members.
    pub has_members: bool,
    /// The path, with an argument in braces.
    pub path: String,
}
