//! The input of the macro as types: what the user wrote, before any rule is applied.

use proc_macro2::{Ident, Span};
use syn::LitStr;

/// The path of the collection, then options.
#[derive(Default)]
pub(crate) struct Input {
    /// The path; `None` if it is missing or is not a string.
    pub(crate) collection: Option<LitStr>,
    /// The options, in the order of the source.
    pub(crate) options: Vec<MacroOption>,
}

/// `name = value`.
pub(crate) struct MacroOption {
    /// The name, known or not.
    pub(crate) name: Ident,
    /// The value, or the place where none can be read.
    pub(crate) value: Result<Value, Span>,
}

/// The value of an option.
pub(crate) enum Value {
    /// `"text"`
    Text(LitStr),
    /// `["text", a::Path]`
    List(Vec<Word>),
    /// `{ "key" = "text", "key" = a::Path }`
    Map(Vec<(LitStr, Word)>),
}

/// An entry of a list or a map: the value of a string, or the source of other tokens, such as a path or a type.
pub(crate) struct Word {
    /// The value or the source.
    pub(crate) text: String,
    /// The place of the first token.
    pub(crate) span: Span,
}
