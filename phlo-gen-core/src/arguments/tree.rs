//! Builds prose from the events of a Markdown or an HTML reader, however badly they nest.

use std::mem::{discriminant, take};

use crate::prose::{Block, Cell, Inline, Prose, Table, plain};

/// What may be open while a description is read.
#[derive(Debug)]
pub(super) enum Kind {
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
    pub(super) fn list(start: Option<u64>) -> Self {
        Kind::List { start, items: Vec::new() }
    }

    pub(super) fn table(offset: usize) -> Self {
        Kind::Table { table: Table { offset, ..Table::default() }, head: false }
    }

    pub(super) fn row() -> Self {
        Kind::Row { cells: Vec::new(), all_heads: true }
    }

    fn is_inline(&self) -> bool {
        use Kind::{Code, Emphasis, Image, Link, Strong, Struck};
        matches!(self, Code | Emphasis | Strong | Struck | Link(_) | Image(_))
    }

    /// Whether it holds nothing but one run of text.
    fn is_leaf(&self) -> bool {
        self.is_inline() || matches!(self, Kind::Paragraph | Kind::Heading(_) | Kind::Pre(_))
    }
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

impl Node {
    fn new(kind: Kind) -> Self {
        Node { kind, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Turns text that stands directly in a container into a paragraph.
    fn flush(&mut self) {
        let inlines = trimmed(take(&mut self.inlines));
        if !inlines.is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}

/// The tree as far as it is built.
#[derive(Debug)]
pub(super) struct Tree {
    stack: Vec<Node>,
    /// How many tables are open within a cell: they become lines of that cell.
    nested: usize,
    hidden: bool,
}

/// Deeper than this, structure is dropped and text kept, so that nobody who walks the tree needs a deep stack.
const DEPTH: usize = 40;

impl Tree {
    pub(super) fn new() -> Self {
        Tree { stack: vec![Node::new(Kind::Root)], nested: 0, hidden: false }
    }

    pub(super) fn finish(mut self) -> Prose {
        while self.stack.len() > 1 {
            self.pop();
        }
        let Some(mut root) = self.stack.pop() else { return Prose::default() };
        root.flush();
        Prose { blocks: root.blocks }
    }

    /// Hides what follows, or shows it again: scripts and style sheets are no prose.
    pub(super) fn hide(&mut self, hidden: bool) {
        self.hidden = hidden;
    }

    pub(super) fn text(&mut self, text: &str) {
        if !self.hidden && !text.is_empty() {
            self.push(Inline::Text(text.replace(['\u{200b}', '\u{feff}'], "").replace('\u{a0}', " ")));
        }
    }

    /// Text whose white space means a single blank, as in HTML.
    pub(super) fn collapsed_text(&mut self, text: &str) {
        if self.stack.iter().any(|node| matches!(node.kind, Kind::Pre(_))) {
            return self.text(text);
        }
        let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(char::is_whitespace) {
            words.insert(0, ' ');
        }
        if text.ends_with(char::is_whitespace) && words != " " {
            words.push(' ');
        }
        self.text(&words);
    }

    pub(super) fn code(&mut self, code: &str) {
        if !self.hidden {
            self.push(Inline::Code(code.to_owned()));
        }
    }

    pub(super) fn line_break(&mut self) {
        self.push(Inline::Break);
    }

    pub(super) fn rule(&mut self) {
        self.boundary();
        if let Some(top) = self.stack.last_mut()
            && matches!(top.kind, Kind::Root | Kind::Quote | Kind::Item)
        {
            top.blocks.push(Block::Rule);
        }
    }

    /// Rows that follow are rows of the header, or no longer.
    pub(super) fn head(&mut self, on: bool) {
        if self.nested == 0
            && let Some(Kind::Table { head, .. }) = self.stack.last_mut().map(|node| &mut node.kind)
        {
            *head = on;
        }
    }

    pub(super) fn open(&mut self, kind: Kind) {
        if self.stack.len() >= DEPTH {
            return;
        }
        match kind {
            Kind::Row { .. } => self.open_row(kind),
            Kind::Cell { .. } => self.open_cell(kind),
            _ if kind.is_inline() => self.open_inline(kind),
            _ if self.in_cell() => self.open_in_cell(&kind),
            _ => self.open_block(kind),
        }
    }

    pub(super) fn close(&mut self, kind: &Kind) {
        let of_table = matches!(kind, Kind::Table { .. } | Kind::Row { .. } | Kind::Cell { .. });
        if self.nested > 0 && of_table {
            if matches!(kind, Kind::Table { .. }) {
                self.nested -= 1;
                self.break_cell(1);
            }
            return;
        }
        if self.in_cell() && !of_table && !kind.is_inline() {
            return self.break_cell(if matches!(kind, Kind::Paragraph) { 2 } else { 1 });
        }
        let barrier = |node: &Node| match kind {
            Kind::Table { .. } => false,
            _ if of_table => matches!(node.kind, Kind::Table { .. }),
            _ if kind.is_inline() => !node.kind.is_inline(),
            _ => matches!(node.kind, Kind::Table { .. }),
        };
        for index in (1..self.stack.len()).rev() {
            if discriminant(&self.stack[index].kind) == discriminant(kind) {
                while self.stack.len() > index {
                    self.pop();
                }
                return;
            }
            if barrier(&self.stack[index]) {
                return;
            }
        }
    }

    /// Ends the line of text, as the beginning or the end of a `div` does.
    pub(super) fn boundary(&mut self) {
        if self.in_cell() {
            return self.break_cell(1);
        }
        self.close_leaves();
        if let Some(top) = self.stack.last_mut()
            && !matches!(top.kind, Kind::Table { .. } | Kind::Row { .. } | Kind::List { .. })
        {
            top.flush();
        }
    }

    fn open_row(&mut self, row: Kind) {
        if self.nested > 0 {
            return self.break_cell(1);
        }
        if self.pop_to(|kind| matches!(kind, Kind::Table { .. })) {
            self.stack.push(Node::new(row));
        }
    }

    fn open_cell(&mut self, cell: Kind) {
        if self.nested > 0 {
            return self.push(Inline::Text(" ".to_owned()));
        }
        if self.pop_to(|kind| matches!(kind, Kind::Table { .. } | Kind::Row { .. })) {
            if matches!(self.stack.last(), Some(Node { kind: Kind::Table { .. }, .. })) {
                self.stack.push(Node::new(Kind::row()));
            }
            self.stack.push(Node::new(cell));
        }
    }

    fn open_inline(&mut self, kind: Kind) {
        let in_pre = self.stack.iter().any(|node| matches!(node.kind, Kind::Pre(_)));
        if !in_pre {
            self.admit_text();
            self.stack.push(Node::new(kind));
        }
    }

    fn open_in_cell(&mut self, kind: &Kind) {
        match kind {
            Kind::Table { .. } => {
                self.nested += 1;
                self.break_cell(1);
            }
            Kind::Item => {
                self.break_cell(1);
                self.push(Inline::Text("• ".to_owned()));
            }
            Kind::Paragraph => self.break_cell(2),
            _ => self.break_cell(1),
        }
    }

    fn open_block(&mut self, kind: Kind) {
        self.close_leaves();
        let is_item = matches!(kind, Kind::Item);
        if is_item && matches!(self.stack.last(), Some(Node { kind: Kind::Item, .. })) {
            self.pop();
        }
        match self.stack.last().map(|node| &node.kind) {
            Some(Kind::Table { .. } | Kind::Row { .. }) => return,
            Some(Kind::List { .. }) if !is_item => self.stack.push(Node::new(Kind::Item)),
            Some(Kind::List { .. }) => {}
            _ if is_item => self.stack.push(Node::new(Kind::list(None))),
            _ => {}
        }
        if let Some(top) = self.stack.last_mut() {
            top.flush();
        }
        self.stack.push(Node::new(kind));
    }

    fn in_cell(&self) -> bool {
        self.stack.iter().any(|node| matches!(node.kind, Kind::Cell { .. }))
    }

    /// Pops nodes until one of the wanted kind is on top; nothing happens if there is none.
    fn pop_to(&mut self, wanted: impl Fn(&Kind) -> bool) -> bool {
        let found = self.stack.iter().rposition(|node| wanted(&node.kind));
        if let Some(index) = found {
            while self.stack.len() > index + 1 {
                self.pop();
            }
        }
        found.is_some()
    }

    fn close_leaves(&mut self) {
        while self.stack.last().is_some_and(|node| node.kind.is_leaf()) {
            self.pop();
        }
    }

    /// Ends the line within a cell, leaving at least that many breaks after its text.
    fn break_cell(&mut self, least: usize) {
        let Some(top) = self.stack.last_mut() else { return };
        let standing = top.inlines.iter().rev().take_while(|inline| **inline == Inline::Break).count();
        if standing < top.inlines.len() {
            top.inlines.extend((standing..least).map(|_| Inline::Break));
        }
    }

    /// Makes the top a node that may hold text.
    fn admit_text(&mut self) {
        match self.stack.last().map(|node| &node.kind) {
            Some(Kind::List { .. }) => self.stack.push(Node::new(Kind::Item)),
            Some(Kind::Row { .. }) => self.stack.push(Node::new(Kind::Cell { head: false })),
            _ => {}
        }
    }

    fn push(&mut self, inline: Inline) {
        let blank = matches!(&inline, Inline::Text(text) if text.trim().is_empty());
        let Some(top) = self.stack.last() else { return };
        let between = matches!(top.kind, Kind::List { .. } | Kind::Table { .. } | Kind::Row { .. });
        let dangling =
            matches!(top.kind, Kind::Cell { .. }) && matches!(top.inlines.last(), Some(Inline::Break) | None);
        if blank && (between || dangling) || between && inline == Inline::Break {
            return;
        }
        self.admit_text();
        let Some(top) = self.stack.last_mut() else { return };
        match (top.inlines.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => top.inlines.push(inline),
        }
    }

    fn pop(&mut self) {
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

fn plain_is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}

/// Inlines without breaks and blanks at either end.
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while inlines.last().is_some_and(|inline| *inline == Inline::Break || plain_is_blank(inline)) {
        inlines.pop();
    }
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
    }
    let blanks = inlines.iter().take_while(|inline| **inline == Inline::Break || plain_is_blank(inline)).count();
    inlines.drain(..blanks);
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        text.replace_range(..text.len() - text.trim_start().len(), "");
    }
    inlines
}
