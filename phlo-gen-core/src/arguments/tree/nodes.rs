//! What may be open while a description is read.

use std::mem::take;

use super::trimmed;
use crate::prose::{Block, Cell, Inline, Table};

/// What may be open while a description is read.
#[derive(Debug)]
pub(in super::super) enum Kind {
    Root,
    Paragraph,
    Heading(u8),
    Pre(String),
    Quote,
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Item,
    Table { table: Table, head: bool },
    Row { cells: Vec<Cell>, all_heads: bool },
    Cell { head: bool },
    Code,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Image(String),
}

impl Kind {
    pub(in super::super) fn list(start: Option<u64>) -> Self {
        Kind::List { start, items: Vec::new() }
    }

    pub(in super::super) fn table(offset: usize) -> Self {
        Kind::Table { table: Table { offset, ..Table::default() }, head: false }
    }

    pub(in super::super) fn row() -> Self {
        Kind::Row { cells: Vec::new(), all_heads: true }
    }

    pub(super) fn is_inline(&self) -> bool {
        use Kind::{Code, Emphasis, Image, Link, Strong, Struck};
        matches!(self, Code | Emphasis | Strong | Struck | Link(_) | Image(_))
    }

    /// Whether it holds nothing but one run of text.
    pub(super) fn is_leaf(&self) -> bool {
        self.is_inline() || matches!(self, Kind::Paragraph | Kind::Heading(_) | Kind::Pre(_))
    }
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
}

impl Node {
    pub(super) fn new(kind: Kind) -> Self {
        Node { kind, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Turns text that stands directly in a container into a paragraph.
    pub(super) fn flush(&mut self) {
        let inlines = trimmed(take(&mut self.inlines));
        if !inlines.is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}
