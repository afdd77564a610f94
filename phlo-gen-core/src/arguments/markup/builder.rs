//! Builds prose from the events of a Markdown or an HTML reader, even if they are badly nested.

use super::node::Kind;
use super::stack::Stack;
use crate::prose::{Block, Inline, Prose};
use std::mem::discriminant;

/// Prose that is being read.
#[derive(Debug)]
pub struct ProseBuilder {
    stack: Stack,
    /// How many tables are open within a cell: they become lines of that cell.
    nested: usize,
    /// How many cells the row of such a table has so far.
    cells: usize,
    hidden: bool,
}

/// The maximum depth. Below it structure is dropped and text kept, so that a walk over the prose does not need a deep
/// stack.
const DEPTH: usize = 40;

impl ProseBuilder {
    pub fn new() -> Self {
        ProseBuilder { stack: Stack::new(), nested: 0, cells: 0, hidden: false }
    }

    pub fn finish(self) -> Prose {
        Prose { blocks: self.stack.finish() }
    }

    /// Hides the following text, or shows it again: scripts and style sheets are not prose.
    pub fn hide(&mut self, hidden: bool) {
        self.hidden = hidden;
    }

    pub fn text(&mut self, text: &str) {
        if !self.hidden && !text.is_empty() {
            let text = match text.is_ascii() {
                true => text.to_owned(),
                false => text.replace(['\u{200b}', '\u{feff}'], "").replace('\u{a0}', " "),
            };
            self.stack.push(Inline::Text(text));
        }
    }

    /// Text in which white space is a single blank, as in HTML.
    pub fn collapsed_text(&mut self, text: &str) {
        if self.stack.in_code() {
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

    pub fn code(&mut self, code: &str) {
        if !self.hidden {
            self.stack.push(Inline::Code(code.to_owned()));
        }
    }

    pub fn line_break(&mut self) {
        self.stack.push(Inline::Break);
    }

    pub fn rule(&mut self) {
        self.boundary();
        if let Some(top) = self.stack.top_mut()
            && matches!(top.kind, Kind::Root | Kind::Quote | Kind::Item)
        {
            top.blocks.push(Block::Rule);
        }
    }

    /// Begins or ends the header of a table.
    pub fn head(&mut self, on: bool) {
        if self.nested == 0
            && let Some(Kind::Table { head, .. }) = self.stack.top_mut().map(|node| &mut node.kind)
        {
            *head = on;
        }
    }

    pub fn open(&mut self, kind: Kind) {
        if self.stack.depth() >= DEPTH {
            return;
        }
        match kind {
            Kind::Row { .. } => self.open_row(kind),
            Kind::Cell { .. } => self.open_cell(kind),
            _ if kind.is_inline() => self.open_inline(kind),
            _ if self.stack.in_cell() => self.open_in_cell(&kind),
            _ => self.open_block(kind),
        }
    }

    pub fn close(&mut self, kind: &Kind) {
        let of_table = matches!(kind, Kind::Table { .. } | Kind::Row { .. } | Kind::Cell { .. });
        if self.nested > 0 && of_table {
            if matches!(kind, Kind::Table { .. }) {
                self.nested -= 1;
                self.stack.break_cell(1);
            }
            return;
        }
        if self.stack.in_cell() && !of_table && !kind.is_inline() {
            return self.stack.break_cell(if matches!(kind, Kind::Paragraph) { 2 } else { 1 });
        }
        let is_barrier = |other: &Kind| match kind {
            Kind::Table { .. } => false,
            _ if of_table => matches!(other, Kind::Table { .. }),
            _ if kind.is_inline() => !other.is_inline(),
            _ => matches!(other, Kind::Table { .. }),
        };
        self.stack.close(|other| discriminant(other) == discriminant(kind), is_barrier);
    }

    /// Ends the line of text, as the beginning or the end of a `div` does.
    pub fn boundary(&mut self) {
        if self.stack.in_cell() {
            return self.stack.break_cell(1);
        }
        self.stack.close_leaves();
        if let Some(top) = self.stack.top_mut()
            && !matches!(top.kind, Kind::Table { .. } | Kind::Row { .. } | Kind::List { .. })
        {
            top.flush();
        }
    }

    fn open_row(&mut self, row: Kind) {
        if self.nested > 0 {
            self.cells = 0;
            return self.stack.break_cell(1);
        }
        if self.stack.pop_to(|kind| matches!(kind, Kind::Table { .. })) {
            self.stack.open(row);
        }
    }

    fn open_cell(&mut self, cell: Kind) {
        if self.nested > 0 {
            // a row is an entry of a list: its first cell, and what the others say of it
            let is_head = matches!(cell, Kind::Cell { head: true });
            let sign = match self.cells {
                0 if is_head => "",
                0 => "• ",
                _ => " – ",
            };
            self.cells += 1;
            return self.stack.push(Inline::Text(sign.to_owned()));
        }
        if self.stack.pop_to(|kind| matches!(kind, Kind::Table { .. } | Kind::Row { .. })) {
            if matches!(self.stack.top(), Some(Kind::Table { .. })) {
                self.stack.open(Kind::row());
            }
            self.stack.open(cell);
        }
    }

    fn open_inline(&mut self, kind: Kind) {
        let in_pre = self.stack.in_code();
        if !in_pre {
            self.stack.admit_text();
            self.stack.open(kind);
        }
    }

    fn open_in_cell(&mut self, kind: &Kind) {
        match kind {
            Kind::Table { .. } => {
                self.nested += 1;
                self.stack.break_cell(1);
            }
            Kind::Item => {
                self.stack.break_cell(1);
                self.stack.push(Inline::Text("• ".to_owned()));
            }
            Kind::Paragraph => self.stack.break_cell(2),
            _ => self.stack.break_cell(1),
        }
    }

    fn open_block(&mut self, kind: Kind) {
        self.stack.close_leaves();
        let is_item = matches!(kind, Kind::Item);
        if is_item && matches!(self.stack.top(), Some(Kind::Item)) {
            self.stack.pop();
        }
        match self.stack.top() {
            Some(Kind::Table { .. } | Kind::Row { .. }) => return,
            Some(Kind::List { .. }) if !is_item => self.stack.open(Kind::Item),
            Some(Kind::List { .. }) => {}
            _ if is_item => self.stack.open(Kind::list(None)),
            _ => {}
        }
        if let Some(top) = self.stack.top_mut() {
            top.flush();
        }
        self.stack.open(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::Kind;
    use super::ProseBuilder;
    use crate::prose::{Block, Inline, Prose, plain};

    fn text(prose: &Prose) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Paragraph(inlines) => plain(inlines),
            other => format!("{other:?}"),
        };
        prose.blocks.iter().map(line).collect()
    }

    #[test]
    fn an_unclosed_node_ends_with_the_text() {
        let mut builder = ProseBuilder::new();
        builder.open(Kind::Paragraph);
        builder.open(Kind::Strong);
        builder.text("a");
        let strong = Inline::Strong(vec![Inline::Text("a".to_owned())]);
        assert_eq!(builder.finish().blocks, [Block::Paragraph(vec![strong])]);
    }

    #[test]
    fn a_node_that_is_not_open_cannot_be_closed() {
        let mut builder = ProseBuilder::new();
        builder.text("a");
        builder.close(&Kind::table(0));
        builder.close(&Kind::Item);
        builder.text("b");
        assert_eq!(text(&builder.finish()), ["ab"]);
    }

    #[test]
    fn text_between_rows_is_shown_before_the_table() {
        let mut builder = ProseBuilder::new();
        builder.open(Kind::table(0));
        builder.text("stray");
        builder.open(Kind::row());
        builder.open(Kind::Cell { head: false });
        builder.text("x");
        let prose = builder.finish();
        assert_eq!(text(&prose).first().map(String::as_str), Some("stray"));
        assert!(matches!(prose.blocks.as_slice(), [_, Block::Table(table)] if table.rows.len() == 1));
    }

    #[test]
    fn a_table_within_a_cell_becomes_lines_of_it() {
        let mut builder = ProseBuilder::new();
        for word in ["a", "b"] {
            builder.open(Kind::table(0));
            builder.open(Kind::row());
            builder.open(Kind::Cell { head: false });
            builder.text(word);
        }
        for _ in 0..2 {
            builder.close(&Kind::table(0));
        }
        builder.text("after");
        let prose = builder.finish();
        let [Block::Table(table), Block::Paragraph(after)] = prose.blocks.as_slice() else { panic!("{prose:?}") };
        let cells: Vec<String> = table.rows.iter().flatten().map(|cell| plain(cell)).collect();
        assert_eq!((cells, plain(after).as_str()), (vec!["a • b".to_owned()], "after"));
    }
}
