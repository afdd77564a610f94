//! Prose as Markdown that rustdoc reads without a warning.

use crate::prose::{Inline, Prose};

/// Prose as the text of a doc comment.
pub fn markdown(prose: &Prose) -> String {
    let _ = prose;
    todo!()
}

/// Inlines as the text of one line of a doc comment, fit for a cell of a table.
pub fn line(inlines: &[Inline]) -> String {
    let _ = inlines;
    todo!()
}

/// Text of unknown origin as text within a line: nothing in it is markup.
pub fn escape(text: &str) -> String {
    let _ = text;
    todo!()
}

/// A fenced block of code. The language is kept only if rustdoc would not take it for Rust.
pub fn code(language: &str, text: &str) -> String {
    let _ = (language, text);
    todo!()
}

/// The first sentence of prose, without markup, for places where there is room for one.
pub fn summary(prose: &Prose) -> Option<String> {
    let _ = prose;
    todo!()
}
