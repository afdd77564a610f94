//! Takes nodes off the stack and puts what they hold where it belongs.

use super::nodes::Kind;
use super::{Tree, plain_is_blank, trimmed};
use crate::prose::{Block, Cell, Inline, plain};

impl Tree {
    pub(super) fn pop(&mut self) {
        let Some(mut node) = self.stack.pop() else { return };
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
        if inlines.iter().all(|inline| matches!(inline, Inline::Break) || plain_is_blank(inline)) {
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
        if let Some(top) = self.stack.last_mut() {
            top.flush();
            top.blocks.push(block);
        }
    }

    fn add_item(&mut self, blocks: Vec<Block>) {
        if let Some(Kind::List { items, .. }) = self.stack.last_mut().map(|node| &mut node.kind) {
            items.push(blocks);
        }
    }

    fn add_cell(&mut self, cell: Cell, head: bool) {
        if let Some(Kind::Row { cells, all_heads }) = self.stack.last_mut().map(|node| &mut node.kind) {
            cells.push(cell);
            *all_heads &= head;
        }
    }

    fn add_row(&mut self, row: Vec<Cell>, all_heads: bool) {
        let blank = row.iter().all(Vec::is_empty);
        if let Some(Kind::Table { table, head }) = self.stack.last_mut().map(|node| &mut node.kind) {
            if (*head || all_heads) && table.header.is_empty() && table.rows.is_empty() {
                table.header = row;
            } else if !blank {
                table.rows.push(row);
            }
        }
    }
}
