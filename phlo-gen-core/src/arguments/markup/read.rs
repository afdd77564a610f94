//! Reads a description into prose.

use super::builder::ProseBuilder;
use super::{html, markdown, pipe_table};
use crate::collection::{Description, Markup};
use crate::prose::Prose;

/// Reads a description into prose.
pub fn read(description: &Description) -> Prose {
    let mut builder = ProseBuilder::new();
    let text = &description.text;
    match description.markup {
        Markup::Markdown => markdown::read(text, &mut builder),
        Markup::Html => html::read(text, "", |at| at, &mut builder),
        Markup::Plain => plain(text, &mut builder),
    }
    Prose { blocks: pipe_table::recover(builder.finish().blocks) }
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
