//! Prose as Markdown that rustdoc reads without a warning.
//!
//! The way of a paragraph: `spans` flattens the tree of inlines and settles where emphasis begins and ends, `inline`
//! writes the spans, and `text` escapes what would be markup in them. `blocks` puts the paragraphs together.

mod blocks;
mod characters;
mod fence;
mod inline;
mod spans;
mod summary;
mod table;
mod text;
mod urls;

pub(super) use characters::{is_invisible, looks_blank};

use crate::prose::{Inline, Prose};

/// Prose as the text of a doc comment. Its largest heading is of level 3, below the sections of the page.
pub fn markdown(prose: &Prose) -> String {
    blocks::write(&prose.blocks)
}

/// Inlines as the text of one line of a doc comment, fit for a cell of a table.
pub fn line(inlines: &[Inline]) -> String {
    inline::line(inlines)
}

/// Text of unknown origin as text within a line: nothing in it is markup. A URL in it becomes a link.
pub fn escape(text: &str) -> String {
    line(&[Inline::Text(text.to_owned())])
}

/// A fenced block of code; nothing if there is no code. The language is kept only if rustdoc would not take it for Rust.
pub fn code(language: &str, text: &str) -> String {
    fence::code(language, text)
}

/// The first sentence of prose, without markup, for places where there is room for one.
pub fn summary(prose: &Prose) -> Option<String> {
    summary::of(&prose.blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_is_one_line_wherever_it_stands() {
        assert_eq!(escape(" 1. a\n<b> | https://c.d "), "1\\. a \\<b> \\| <https://c.d>");
    }
}
