//! What the prose of an item says of one argument.

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
    pub possible: Vec<String>,
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
