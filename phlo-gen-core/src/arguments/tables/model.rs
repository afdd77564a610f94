//! What tables say of arguments, and the evidence that decides what a table is about.

use crate::arguments::argument::Facts;

/// A row of an argument table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The names that its first cell gives; `a.b` and `a[].b` are paths.
    pub names: Vec<String>,
    /// Where it says the argument stands: `path`, `query`, `header`, `body`, `form`.
    pub place: Option<String>,
    /// What it says of the argument.
    pub facts: Facts,
    /// Which of the verdicts its table has, by index.
    pub verdict: usize,
    /// What it is used as, as far as that is known.
    pub used_as: Option<UsedAs>,
}

/// What a row about the request is used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsedAs {
    /// An argument.
    Argument,
    /// A member of an argument.
    Member,
    /// Documentation of arguments of several items.
    Documentation,
    /// It is about a setting of the client, or about a header that the client writes.
    Setting,
    /// Nothing: the request has no place for it. Its words stay in the description.
    Nothing,
}

/// A row of a table that is no argument and no member of the response.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherRow {
    /// The text of its first cell that is not empty.
    pub text: String,
    /// What it is instead.
    pub why: &'static str,
}

/// What the tables of a description are about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Rows about the request.
    pub request: Vec<TableRow>,
    /// Rows about the response.
    pub response: Vec<TableRow>,
    /// Each table, the verdict on it and why: for `check --explain`.
    pub verdicts: Vec<Verdict>,
}

/// What a table is about, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Whether it is a list of arguments, and no table.
    pub is_list: bool,
    /// Whether it stays in the description: it is about something else, or about members that nothing shows.
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
    /// What it is about.
    pub about: About,
    /// The evidence, in words.
    pub why: String,
}

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The arguments of the request.
    Request,
    /// The members of the response.
    Response,
    /// Something else.
    Neither,
}

/// What is known of an item besides its prose.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The names that stand in the request: path variables, rows, members of the body (nested ones as `a.b`).
    pub request: Vec<String>,
    /// The names that stand in saved responses.
    pub response: Vec<String>,
}
