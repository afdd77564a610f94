//! What the prose of an item says of one argument.

use crate::prose::Prose;

/// What the prose of an item says of one argument, or of one member of a response.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Whether it has to be given.
    pub required: Option<Requirement>,
    /// Its type.
    pub kind: Option<ValueKind>,
    /// The value that is used if it is not given.
    pub default: Option<String>,
    /// The only value that it can have.
    pub fixed: Option<String>,
    /// The values that it may have, in order.
    pub allowed: Vec<String>,
    /// Values that it may have, if the saved one is among them: what lists them may also mean something else.
    pub possible: Vec<String>,
    /// An example value.
    pub example: Option<String>,
    /// The description, without labels such as `[required]` and with what the other cells of its row say.
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

/// The type of a value, as prose names it.
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
    /// A list, and the type of its items if it is named.
    List(Option<Box<ValueKind>>),
    /// An object.
    Object,
    /// A file.
    File,
}
