//! The open nodes, innermost last: a node that ends goes into the one around it.

use super::node::{Kind, Node};
use crate::prose::{Block, Cell, Inline, is_blank, plain, trimmed};

/// Open nodes within a root.
#[derive(Debug)]
pub struct Stack {
    nodes: Vec<Node>,
}

impl Stack {
    pub fn new() -> Self {
        Stack { nodes: vec![Node::new(Kind::Root)] }
    }

    /// The blocks of the root, after all nodes in it are closed.
    pub fn finish(mut self) -> Vec<Block> {
        while self.nodes.len() > 1 {
            self.pop();
        }
        let Some(mut root) = self.nodes.pop() else { return Vec::new() };
        root.flush();
        root.blocks
    }

    pub fn depth(&self) -> usize {
        self.nodes.len()
    }

    pub fn top(&self) -> Option<&Kind> {
        self.nodes.last().map(|node| &node.kind)
    }

    pub fn top_mut(&mut self) -> Option<&mut Node> {
        self.nodes.last_mut()
    }

    pub fn open(&mut self, kind: Kind) {
        self.nodes.push(Node::new(kind));
    }

    /// Closes the innermost target, unless a barrier is open within it.
    pub fn close(&mut self, is_target: impl Fn(&Kind) -> bool, is_barrier: impl Fn(&Kind) -> bool) {
        let mut within = self.nodes.iter().enumerate().skip(1).rev();
        let nearest = within.find(|(_, node)| is_target(&node.kind) || is_barrier(&node.kind));
        if let Some(index) = nearest.filter(|(_, node)| is_target(&node.kind)).map(|(index, _)| index) {
            while self.nodes.len() > index {
                self.pop();
            }
        }
    }

    /// Closes the top, which goes into the node below it.
    pub fn pop(&mut self) {
        let Some(mut node) = self.nodes.pop() else { return };
        if !node.kind.is_leaf() {
            if let Kind::Cell { head } = node.kind {
                return self.add_cell(trimmed(node.inlines), head);
            }
            node.flush();
        }
        match node.kind {
            Kind::Root | Kind::Cell { .. } => {}
            Kind::Paragraph => self.add_text_block(node.inlines, Block::Paragraph),
            Kind::Heading(level) => self.add_text_block(node.inlines, |inlines| Block::Heading(level, inlines)),
            Kind::Pre(language) => self.add_block(Block::Code(language, plain(&node.inlines))),
            Kind::Quote => self.add_block(Block::Quote(node.blocks)),
            Kind::Item => self.add_item(node.blocks),
            Kind::List { start, items } => {
                if !items.is_empty() {
                    self.add_block(Block::List(start, items));
                }
            }
            Kind::Row { cells, all_heads } => self.add_row(cells, all_heads),
            Kind::Table { table, .. } => {
                // Text between the rows is shown before the table, as browsers do.
                for block in node.blocks {
                    self.add_block(block);
                }
                self.add_block(Block::Table(table));
            }
            Kind::Code => self.add_inline(node.inlines, |inlines| Inline::Code(plain(&inlines))),
            Kind::Emphasis => self.add_inline(node.inlines, Inline::Emphasis),
            Kind::Strong => self.add_inline(node.inlines, Inline::Strong),
            Kind::Struck => self.add_inline(node.inlines, Inline::Struck),
            Kind::Link(target) => self.add_inline(node.inlines, |inlines| Inline::Link(inlines, target)),
            Kind::Image(source) => self.push(Inline::Image(plain(&node.inlines), source)),
        }
    }

    fn add_inline(&mut self, inlines: Vec<Inline>, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
        if inlines.iter().all(|inline| matches!(inline, Inline::Break) || is_blank(inline)) {
            for inline in inlines {
                self.push(inline);
            }
        } else {
            self.push(wrap(inlines));
        }
    }

    fn add_text_block(&mut self, inlines: Vec<Inline>, wrap: impl FnOnce(Vec<Inline>) -> Block) {
        let inlines = trimmed(inlines);
        if !inlines.is_empty() {
            self.add_block(wrap(inlines));
        }
    }

    fn add_block(&mut self, block: Block) {
        if let Some(top) = self.nodes.last_mut() {
            top.flush();
            top.blocks.push(block);
        }
    }

    fn add_item(&mut self, blocks: Vec<Block>) {
        if let Some(Kind::List { items, .. }) = self.nodes.last_mut().map(|node| &mut node.kind) {
            items.push(blocks);
        }
    }

    fn add_cell(&mut self, cell: Cell, head: bool) {
        if let Some(Kind::Row { cells, all_heads }) = self.nodes.last_mut().map(|node| &mut node.kind) {
            cells.push(cell);
            *all_heads &= head;
        }
    }

    fn add_row(&mut self, row: Vec<Cell>, all_heads: bool) {
        let blank = row.iter().all(Vec::is_empty);
        if let Some(Kind::Table { table, head }) = self.nodes.last_mut().map(|node| &mut node.kind) {
            if (*head || all_heads) && table.header.is_empty() && table.rows.is_empty() {
                table.header = row;
            } else if !blank {
                table.rows.push(row);
            }
        }
    }

    /// Whether text keeps its white space.
    pub fn in_code(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node.kind, Kind::Pre(_)))
    }

    pub fn in_cell(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node.kind, Kind::Cell { .. }))
    }

    /// Closes nodes until one of this kind is on top; does nothing if there is none.
    pub fn pop_to(&mut self, wanted: impl Fn(&Kind) -> bool) -> bool {
        let found = self.nodes.iter().rposition(|node| wanted(&node.kind));
        if let Some(index) = found {
            while self.nodes.len() > index + 1 {
                self.pop();
            }
        }
        found.is_some()
    }

    /// Closes nodes at the top that contain only one run of text.
    pub fn close_leaves(&mut self) {
        while self.nodes.last().is_some_and(|node| node.kind.is_leaf()) {
            self.pop();
        }
    }

    /// Ends the line within a cell, leaving at least that many breaks after its text.
    pub fn break_cell(&mut self, least: usize) {
        let Some(top) = self.nodes.last_mut() else { return };
        let breaks = top.inlines.iter().rev().take_while(|inline| **inline == Inline::Break).count();
        if breaks < top.inlines.len() {
            top.inlines.extend((breaks..least).map(|_| Inline::Break));
        }
    }

    /// Opens an item or a cell where a list or a row is on top, which cannot contain text directly.
    pub fn admit_text(&mut self) {
        match self.nodes.last().map(|node| &node.kind) {
            Some(Kind::List { .. }) => self.nodes.push(Node::new(Kind::Item)),
            Some(Kind::Row { .. }) => self.nodes.push(Node::new(Kind::Cell { head: false })),
            _ => {}
        }
    }

    /// Adds an inline to the top.
    pub fn push(&mut self, inline: Inline) {
        let blank = is_blank(&inline);
        let Some(top) = self.nodes.last() else { return };
        let between = matches!(top.kind, Kind::List { .. } | Kind::Table { .. } | Kind::Row { .. });
        let dangling =
            matches!(top.kind, Kind::Cell { .. }) && matches!(top.inlines.last(), Some(Inline::Break) | None);
        if blank && (between || dangling) || between && inline == Inline::Break {
            return;
        }
        self.admit_text();
        let Some(top) = self.nodes.last_mut() else { return };
        match (top.inlines.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => top.inlines.push(inline),
        }
    }
}
