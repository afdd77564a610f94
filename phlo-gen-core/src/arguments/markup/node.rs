//! A node of prose that is being read: a block or an inline that is not closed yet.

use std::mem::take;

use crate::prose::{Block, Cell, Inline, Table, trimmed};

/// The kind of a node.
#[derive(Debug)]
pub enum Kind {
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
    pub fn list(start: Option<u64>) -> Self {
        Kind::List { start, items: Vec::new() }
    }

    pub fn table(offset: usize) -> Self {
        Kind::Table { table: Table { offset, ..Table::default() }, head: false }
    }

    pub fn row() -> Self {
        Kind::Row { cells: Vec::new(), all_heads: true }
    }

    pub fn is_inline(&self) -> bool {
        use Kind::{Code, Emphasis, Image, Link, Strong, Struck};
        matches!(self, Code | Emphasis | Strong | Struck | Link(_) | Image(_))
    }

    /// Whether it contains only one run of text.
    pub fn is_leaf(&self) -> bool {
        self.is_inline() || matches!(self, Kind::Paragraph | Kind::Heading(_) | Kind::Pre(_))
    }
}

/// A node and its content so far.
#[derive(Debug)]
pub struct Node {
    pub kind: Kind,
    pub blocks: Vec<Block>,
    pub inlines: Vec<Inline>,
}

impl Node {
    pub fn new(kind: Kind) -> Self {
        Node { kind, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Wraps text that is directly in a container in a paragraph.
    pub fn flush(&mut self) {
        let inlines = trimmed(take(&mut self.inlines));
        if !inlines.is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}
