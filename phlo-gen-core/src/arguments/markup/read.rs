//! Reads a description into prose.

use super::builder::ProseBuilder;
use super::{html, markdown, pipe_table, secrets};
use crate::bytes::Words;
use crate::collection::{Description, Markup};
use crate::prose::Prose;

/// Reads a description into prose.
pub fn read(description: &Description) -> Prose {
    let mut builder = ProseBuilder::new();
    let text = &description.text;
    match description.markup {
        Markup::Markdown => markdown::read(text, &mut builder),
        Markup::Html => html::read(text, "", |at| at, &mut builder),
        // converters of OpenAPI call its Markdown plain text, and Postman shows it as Markdown
        Markup::Plain if has_markdown(text) => markdown::read(text, &mut builder),
        Markup::Plain => plain(text, &mut builder),
    }
    let mut blocks = pipe_table::recover(builder.finish().blocks);
    // names and values that are escaped are read only now
    static ESCAPES: Words = Words::new(&["&#", "\\_", "\\:"]);
    secrets::redact(&mut blocks, ESCAPES.are_in(text));
    Prose { blocks }
}

/// Whether a text has headings, lists, code, strong words or links of Markdown.
fn has_markdown(text: &str) -> bool {
    let begins_block = |line: &str| {
        let line = line.trim_start();
        line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ")
    };
    let is_entry = |line: &&str| line.trim_start().starts_with("- ") || line.trim_start().starts_with("* ");
    text.contains("**")
        || text.contains('`')
        || text.contains("](http")
        || text.lines().any(begins_block)
        || text.lines().filter(is_entry).count() > 1
}

fn plain(text: &str, builder: &mut ProseBuilder) {
    for line in text.lines() {
        if line.trim().is_empty() {
            builder.boundary();
        } else {
            builder.text(line.trim());
            builder.text("\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::collection::{Description, Markup};
    use crate::prose::Block;

    #[test]
    fn markdown_that_is_called_plain_text_is_read() {
        let blocks = |text: &str| read(&Description { text: text.to_owned(), markup: Markup::Plain, offset: 0 }).blocks;
        assert!(matches!(blocks("Adds a bed.\n\n* soil\n* light").last(), Some(Block::List(..))));
        assert!(matches!(blocks("## Body\n\nText").first(), Some(Block::Heading(..))));
        assert!(matches!(blocks("a_b_c * 2, [x] <y>\n    z").as_slice(), [Block::Paragraph(..)]));
    }
}
