//! Builds prose from the events of a Markdown or an HTML reader, however badly they nest.

mod closing;
mod nodes;

use std::mem::discriminant;

pub(super) use nodes::Kind;
use nodes::Node;

use crate::prose::{Block, Inline, Prose};

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
            let text = match text.is_ascii() {
                true => text.to_owned(),
                false => text.replace(['\u{200b}', '\u{feff}'], "").replace('\u{a0}', " "),
            };
            self.push(Inline::Text(text));
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
        let same = |node: &Node| discriminant(&node.kind) == discriminant(kind);
        let nearest = self.stack.iter().enumerate().skip(1).rev().find(|(_, node)| same(node) || barrier(node));
        if let Some(index) = nearest.filter(|(_, node)| same(node)).map(|(index, _)| index) {
            while self.stack.len() > index {
                self.pop();
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

#[cfg(test)]
mod tests {
    use super::{Kind, Tree};
    use crate::prose::{Block, Inline, Prose, plain};

    fn text(prose: &Prose) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Paragraph(inlines) => plain(inlines),
            other => format!("{other:?}"),
        };
        prose.blocks.iter().map(line).collect()
    }

    #[test]
    fn what_is_never_closed_ends_with_the_text() {
        let mut tree = Tree::new();
        tree.open(Kind::Paragraph);
        tree.open(Kind::Strong);
        tree.text("a");
        let strong = Inline::Strong(vec![Inline::Text("a".to_owned())]);
        assert_eq!(tree.finish().blocks, [Block::Paragraph(vec![strong])]);
    }

    #[test]
    fn what_was_never_opened_is_not_closed() {
        let mut tree = Tree::new();
        tree.text("a");
        tree.close(&Kind::table(0));
        tree.close(&Kind::Item);
        tree.text("b");
        assert_eq!(text(&tree.finish()), ["ab"]);
    }

    #[test]
    fn text_between_rows_stands_before_the_table() {
        let mut tree = Tree::new();
        tree.open(Kind::table(0));
        tree.text("stray");
        tree.open(Kind::row());
        tree.open(Kind::Cell { head: false });
        tree.text("x");
        let prose = tree.finish();
        assert_eq!(text(&prose).first().map(String::as_str), Some("stray"));
        assert!(matches!(prose.blocks.as_slice(), [_, Block::Table(table)] if table.rows.len() == 1));
    }

    #[test]
    fn a_table_within_a_cell_becomes_lines_of_it() {
        let mut tree = Tree::new();
        for word in ["a", "b"] {
            tree.open(Kind::table(0));
            tree.open(Kind::row());
            tree.open(Kind::Cell { head: false });
            tree.text(word);
        }
        for _ in 0..2 {
            tree.close(&Kind::table(0));
        }
        tree.text("after");
        let prose = tree.finish();
        let [Block::Table(table), Block::Paragraph(after)] = prose.blocks.as_slice() else { panic!("{prose:?}") };
        let cells: Vec<String> = table.rows.iter().flatten().map(|cell| plain(cell)).collect();
        assert_eq!((cells, plain(after).as_str()), (vec!["a b".to_owned()], "after"));
    }
}
