//! A row with its saved value, and what becomes of it.

use crate::api::Place;

/// A row with a saved value, or without any.
#[derive(Debug, Clone)]
pub struct SavedRow {
    /// The index of its argument.
    pub argument: usize,
    /// Its place.
    pub place: Place,
    /// Its key.
    pub key: String,
    /// The saved value.
    pub value: SavedValue,
}

/// The saved value of a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SavedValue {
    /// None: `?versioning`.
    Bare,
    /// A literal.
    Literal(String),
    /// Any other, for example a variable.
    Other,
}

/// What becomes of a row that tells its item from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Always sent.
    Fixed,
    /// Sent unless another value is set.
    Default,
    /// Its key tells the item from others: any value may be set, and one must be.
    Required,
}
