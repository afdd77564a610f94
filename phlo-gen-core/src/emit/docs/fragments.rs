//! Pieces of Markdown that several pages share.

use crate::api::{Argument, Place, Template};
use crate::emit::rustdoc;
use crate::prose::{Block, Prose, plain};
use std::fmt::Write as _;

/// Begins a section of a page.
pub fn push_section(text: &mut String, title: &str) {
    text.truncate(text.trim_end().len());
    let _ = write!(text, "\n\n# {title}\n\n");
}

/// The name of a folder between quotation marks.
pub fn quoted_name(name: &str) -> String {
    if name.trim().is_empty() {
        "a folder without a name".to_owned()
    } else {
        format!("“{}”", rustdoc::escape(name.trim()))
    }
}

/// A name as the text of a link.
pub fn link_text(name: &str, otherwise: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { format!("`{otherwise}`") } else { rustdoc::escape(&name) }
}

/// The first paragraph of prose, on one line.
pub fn first_paragraph(prose: &Prose) -> String {
    let line = |block: &Block| match block {
        Block::Paragraph(inlines) if !plain(inlines).trim().is_empty() => Some(rustdoc::line(inlines)),
        _ => None,
    };
    prose.blocks.iter().find_map(line).unwrap_or_default()
}

/// Text that can be put between backticks: on one line, with a replacement character for each invisible one.
pub fn code(text: &str) -> String {
    let show = |c: char| match c {
        '`' => '\'',
        c if c.is_whitespace() => ' ',
        c if c.is_control() || rustdoc::is_invisible(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let shown: String = text.chars().map(show).collect();
    if shown.trim().is_empty() { "(empty)".to_owned() } else { shown }
}

/// A value of an argument as the collection writes it, without the quotation marks of JSON.
pub fn argument_value(argument: &Argument, value: &Template) -> String {
    let source = value.in_collection();
    let unquoted = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match unquoted.filter(|_| argument.place == Place::Body) {
        Some(text) => text.to_owned(),
        None => source,
    }
}
