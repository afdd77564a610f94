//! The facts in an item's description on one argument.

use crate::prose::Prose;

/// The facts in an item's description on one argument, or on one member of a response.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Whether it is required.
    pub required: Option<Requirement>,
    /// Its type.
    pub kind: Option<ValueKind>,
    /// The default value.
    pub default: Option<String>,
    /// A default that is no value, such as "now" or "unlimited": it is shown, and never sent.
    pub unsent_default: Option<String>,
    /// A word that may be the default: it counts only if the saved value is the same, or if it means the boolean that the
    /// argument is.
    pub possible_default: Option<String>,
    /// The only value that it can have.
    pub fixed: Option<String>,
    /// A word that may be the only value: it counts only if the saved value is the same.
    pub possible_fixed: Option<String>,
    /// The values that it may have, in order.
    pub allowed: Vec<String>,
    /// Possible allowed values: they count only if the saved value is among them, because the list may mean something
    /// else.
    pub possible: Vec<String>,
    /// Whether only its form shows that `allowed` is a list of values: a saved value that is not one of them refutes it.
    pub is_guess: bool,
    /// Whether `allowed` are the values of the items of a list, written as one text or not.
    pub of_items: bool,
    /// An example value.
    pub example: Option<String>,
    /// The description, without labels such as `[required]` and with the text of the other cells of its row.
    pub prose: Prose,
}

impl Facts {
    /// Adds the facts of another description, which take precedence.
    pub fn overlay(&mut self, other: Facts) {
        self.required = other.required.or(self.required);
        self.kind = other.kind.or(self.kind.take());
        self.default = other.default.or(self.default.take());
        self.unsent_default = other.unsent_default.or(self.unsent_default.take());
        self.possible_default = other.possible_default.or(self.possible_default.take());
        self.fixed = other.fixed.or(self.fixed.take());
        self.possible_fixed = other.possible_fixed.or(self.possible_fixed.take());
        self.example = other.example.or(self.example.take());
        if !other.allowed.is_empty() {
            self.allowed = other.allowed;
            self.is_guess = other.is_guess;
            self.of_items = other.of_items;
        }
        if !other.possible.is_empty() {
            self.possible = other.possible;
        }
        if !other.prose.blocks.is_empty() {
            self.prose = other.prose;
        }
    }

    /// Adds what another description says and this one does not. Of two lists of values none of the other counts.
    pub fn fill_from(&mut self, mut other: Facts) {
        if !self.allowed.is_empty() || !self.possible.is_empty() {
            other.allowed.clear();
            other.possible.clear();
        }
        let own = std::mem::replace(self, other);
        self.overlay(own);
    }
}

/// Whether an argument is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// In cases that the description names.
    Conditional,
}

/// The type of a value, as the description names it.
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
    /// A list, and the type of its elements if it is named.
    List(Option<Box<ValueKind>>),
    /// An object.
    Object,
    /// A file.
    File,
}
