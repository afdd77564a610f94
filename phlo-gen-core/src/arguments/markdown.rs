//! Reads Markdown into a tree.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::tree::{Kind, Tree};
use super::{cells, html};

/// Feeds the Markdown into the tree.
pub(super) fn read(text: &str, tree: &mut Tree) {
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    let mut block = HtmlBlock::default();
    let mut columns = 0;
    let mut after_table = false;
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::HtmlBlock) => block = HtmlBlock::default(),
            Event::Html(html) => block.push(&html, range.start),
            Event::End(TagEnd::HtmlBlock) => {
                let after = text.get(range.end..).unwrap_or_default();
                html::read(&block.html, after, |at| block.offset(at), tree);
            }
            Event::Start(Tag::TableRow) => {
                let row = text.get(range).unwrap_or_default();
                if after_table {
                    tree.text("\n");
                } else if columns > 1 && cells::is_sentence(row) {
                    after_table = true;
                    tree.close(&Kind::table(0));
                    tree.open(Kind::Paragraph);
                } else {
                    tree.open(Kind::row());
                }
                if let Some(cells) = cells::of_long_row(row, columns) {
                    cells.iter().for_each(|text| cell(text, tree));
                    events.by_ref().find(|(event, _)| *event == Event::End(TagEnd::TableRow));
                    tree.close(&Kind::row());
                }
            }
            Event::Start(Tag::Table(alignments)) => {
                columns = alignments.len();
                after_table = false;
                tree.open(Kind::table(range.start));
            }
            event => inline(event, &range, text, tree),
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// Reads a cell that the reader of Markdown does not see, as the only one of a table.
fn cell(text: &str, tree: &mut Tree) {
    let table = format!("|x|\n|-|\n|{}|", text.replace('|', "\\|"));
    tree.open(Kind::Cell { head: false });
    let events = Parser::new_ext(&table, options()).into_offset_iter();
    let row = events.skip_while(|(event, _)| *event != Event::Start(Tag::TableRow)).skip(2);
    for (event, range) in row.take_while(|(event, _)| *event != Event::End(TagEnd::TableCell)) {
        inline(event, &range, &table, tree);
    }
    tree.close(&Kind::Cell { head: false });
}

fn inline(event: Event<'_>, range: &Range<usize>, text: &str, tree: &mut Tree) {
    match event {
        Event::InlineHtml(tag) | Event::Html(tag) => {
            let after = text.get(range.end..).unwrap_or_default();
            html::read(&tag, after, |at| range.start + at, tree);
        }
        Event::Start(tag) => start(tag, tree),
        Event::End(tag) => end(tag, tree),
        Event::Text(text) => tree.text(&text),
        Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => tree.code(&code),
        Event::FootnoteReference(name) => tree.text(&name),
        Event::SoftBreak => tree.text("\n"),
        Event::HardBreak => tree.line_break(),
        Event::Rule => tree.rule(),
        Event::TaskListMarker(done) => tree.text(if done { "☑ " } else { "☐ " }),
    }
}

/// A block of HTML: its lines in one, and where each came from.
#[derive(Default)]
struct HtmlBlock {
    html: String,
    lines: Vec<(usize, usize)>,
}

impl HtmlBlock {
    fn push(&mut self, line: &str, at: usize) {
        self.lines.push((self.html.len(), at));
        self.html.push_str(line);
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.iter().rev().find(|(start, _)| *start <= at);
        line.map_or(0, |(start, source)| source + at - start)
    }
}

fn start(tag: Tag<'_>, tree: &mut Tree) {
    match tag {
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let language = info.split([' ', ',', '{']).next().unwrap_or_default();
            tree.open(Kind::Pre(language.to_owned()));
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => tree.open(Kind::Pre(String::new())),
        Tag::List(start) => tree.open(Kind::list(start)),
        Tag::TableHead => {
            tree.head(true);
            tree.open(Kind::row());
        }
        Tag::TableCell => tree.open(Kind::Cell { head: false }),
        Tag::Link { dest_url, .. } => tree.open(Kind::Link(dest_url.into_string())),
        Tag::Image { dest_url, .. } => tree.open(Kind::Image(dest_url.into_string())),
        tag => {
            if let Some(kind) = kind(tag.to_end()) {
                tree.open(kind);
            }
        }
    }
}

fn end(tag: TagEnd, tree: &mut Tree) {
    if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item) {
        tree.hide(false);
    }
    if let Some(kind) = kind(tag) {
        tree.close(&kind);
    }
    if tag == TagEnd::TableHead {
        tree.head(false);
    }
}

fn kind(tag: TagEnd) -> Option<Kind> {
    Some(match tag {
        TagEnd::Paragraph => Kind::Paragraph,
        TagEnd::Heading(level) => Kind::Heading(number(level)),
        TagEnd::BlockQuote(_) => Kind::Quote,
        TagEnd::CodeBlock => Kind::Pre(String::new()),
        TagEnd::List(_) => Kind::list(None),
        TagEnd::Item => Kind::Item,
        TagEnd::Table => Kind::table(0),
        TagEnd::TableHead | TagEnd::TableRow => Kind::row(),
        TagEnd::TableCell => Kind::Cell { head: false },
        TagEnd::Emphasis => Kind::Emphasis,
        TagEnd::Strong => Kind::Strong,
        TagEnd::Strikethrough => Kind::Struck,
        TagEnd::Link => Kind::Link(String::new()),
        TagEnd::Image => Kind::Image(String::new()),
        TagEnd::HtmlBlock
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::MetadataBlock(_) => return None,
    })
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use crate::prose::{Block, Inline, plain};

    fn blocks(text: &str) -> Vec<Block> {
        let mut tree = Tree::new();
        super::read(text, &mut tree);
        tree.finish().blocks
    }

    #[test]
    fn html_within_markdown_joins_the_same_tree() {
        let bold = |text: &str| Inline::Strong(vec![Inline::Text(text.to_owned())]);
        let first =
            vec![bold("a"), Inline::Text(" ".to_owned()), bold("b"), Inline::Break, Inline::Code("c".to_owned())];
        assert_eq!(blocks("**a** <b>b</b><br><code>c</code>"), [Block::Paragraph(first)]);
    }

    #[test]
    fn an_html_table_after_markdown_says_where_it_begins() {
        let found = blocks("# t\n\n> <table>\n> <tr><td>x</td></tr>\n> </table>\n");
        let [_, Block::Quote(quote)] = found.as_slice() else { panic!("{found:?}") };
        let [Block::Table(table)] = quote.as_slice() else { panic!("{quote:?}") };
        assert_eq!(table.offset, "# t\n\n> ".len());
    }

    #[test]
    fn a_sentence_under_a_table_is_no_row() {
        let found = blocks("| a | b |\n|---|---|\n| 1 | 2 |\nAnd now a\nsentence.");
        let [Block::Table(table), Block::Paragraph(inlines)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((table.rows.len(), plain(inlines).as_str()), (1, "And now a\nsentence."));
    }

    #[test]
    fn blocks_within_a_cell_become_its_lines() {
        let found = blocks("| a |\n|---|\n| x<ul><li>one</li><li>two</li></ul> |");
        let [Block::Table(table)] = found.as_slice() else { panic!("{found:?}") };
        let cells: Vec<String> = table.rows.iter().flatten().map(|cell| plain(cell)).collect();
        assert_eq!(cells, ["x • one • two"]);
    }

    #[test]
    fn code_keeps_the_language_of_its_fence() {
        assert_eq!(blocks("```json title\n{}\n```"), [Block::Code("json".to_owned(), "{}\n".to_owned())]);
    }
}
