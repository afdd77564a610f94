//! What prose says: argument tables, markers in descriptions, sentences about one argument.

mod absent;
mod allowed;
mod cells;
mod columns;
mod defaults;
mod facts;
mod fixed;
mod hints;
mod html;
mod kinds;
mod languages;
mod lists;
mod mapped;
mod markdown;
mod marked;
mod markers;
mod nameless;
mod names;
mod phrases;
mod pipes;
mod required;
mod rows;
mod tables;
mod tree;
mod values;
mod verdict;

use crate::collection::{Description, Markup};
use crate::prose::Prose;

/// What the prose of an item says of one argument, or of one member of a response.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Whether it has to be given.
    pub required: Option<Requirement>,
    /// What it is.
    pub kind: Option<ValueKind>,
    /// What is taken if it is not given.
    pub default: Option<String>,
    /// The one value that it has.
    pub fixed: Option<String>,
    /// The values that it may have, in order.
    pub allowed: Vec<String>,
    /// Values that it may have, if the saved one is among them: what lists them may also mean something else.
    pub hints: Vec<String>,
    /// A value for show.
    pub example: Option<String>,
    /// The description, with markers such as `[required]` taken out and with what the other cells of its row say.
    pub prose: Prose,
}

/// Whether an argument has to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// In cases that the prose describes.
    Conditional,
}

/// What prose calls the type of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// Text of any kind, dates and addresses included.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list, of what if it says so.
    List(Option<Box<ValueKind>>),
    /// An object.
    Object,
    /// A file.
    File,
}

/// A row of an argument table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The names that its first cell gives; `a.b` and `a[].b` are paths.
    pub names: Vec<String>,
    /// Where it says the argument stands: `path`, `query`, `header`, `body`, `form`.
    pub place: Option<String>,
    /// What it says of it.
    pub facts: Facts,
    /// Which of the verdicts its table has, by index.
    pub verdict: usize,
    /// What became of it, as far as that is known.
    pub became: Option<Became>,
}

/// What became of a row about the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// An argument.
    Argument,
    /// A member of an argument.
    Member,
    /// Documentation of arguments that it does not belong to alone.
    Documented,
    /// It is about a setting of the client, or about a header that the client writes.
    Setting,
    /// Nothing: the request has no place for it. Its words stay in the description.
    Nothing,
}

/// A row of a table that is no argument and no member of the response.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// What stands in its first cell.
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

/// Why a table was taken for what it was taken for.
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
    pub rest: Vec<Rest>,
    /// Those of them that say of what type an argument is, where it stands or whether it is required, and not which.
    pub nameless: Vec<String>,
    /// Where it begins, in bytes from the beginning of its description; 0 for a list.
    pub offset: usize,
    /// What it speaks of.
    pub about: About,
    /// The evidence, in words.
    pub why: String,
}

/// What a table speaks of.
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

/// Reads a description into prose.
pub fn read(description: &Description) -> Prose {
    let mut tree = tree::Tree::new();
    let text = &description.text;
    match description.markup {
        Markup::Markdown => markdown::read(text, &mut tree),
        Markup::Html => html::read(text, "", |at| at, &mut tree),
        Markup::Plain => plain(text, &mut tree),
    }
    Prose { blocks: pipes::recover(tree.finish().blocks) }
}

fn plain(text: &str, tree: &mut tree::Tree) {
    for line in text.lines() {
        if line.trim().is_empty() {
            tree.boundary();
        } else {
            tree.text(line.trim());
            tree.text("\n");
        }
    }
}

/// Judges the tables of a description. Tables about the request or the response are taken out of the prose, since their rows
/// go to where the arguments and members are documented; all others stay.
pub fn take_tables(prose: &mut Prose, evidence: &Evidence) -> Tables {
    tables::take(prose, evidence)
}

/// Reads the description of a single row: `(Required) The account. Defaults to x.`
pub fn facts(description: &Description) -> Facts {
    facts::of(read(description))
}

/// The type that a placeholder of openapi-to-postman stands for: `<string>`, `<integer>`, `<dateTime>`.
pub fn placeholder(value: &str) -> Option<ValueKind> {
    kinds::of_placeholder(value)
}
