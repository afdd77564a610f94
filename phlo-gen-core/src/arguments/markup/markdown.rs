//! Reads Markdown into prose.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::ProseBuilder;
use super::node::Kind;
use super::{broken_row, html, long_row};

/// Reads Markdown.
pub fn read(text: &str, builder: &mut ProseBuilder) {
    let text = &*broken_row::joined(text);
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    let mut block = HtmlBlock::default();
    let mut columns = 0;
    let mut is_after_table = false;
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::HtmlBlock) => block = HtmlBlock::default(),
            Event::Html(html) => block.push(&html, range.start),
            Event::End(TagEnd::HtmlBlock) => {
                let after = text.get(range.end..).unwrap_or_default();
                html::read(&block.html, after, |at| block.offset(at), builder);
            }
            Event::Start(Tag::TableRow) => {
                let row = text.get(range).unwrap_or_default();
                if is_after_table {
                    builder.text("\n");
                } else if columns > 1 && long_row::is_sentence(row) {
                    is_after_table = true;
                    builder.close(&Kind::table(0));
                    builder.open(Kind::Paragraph);
                } else {
                    builder.open(Kind::row());
                }
                if let Some(cells) = long_row::of_long_row(row, columns) {
                    cells.iter().for_each(|text| cell(text, builder));
                    events.by_ref().find(|(event, _)| *event == Event::End(TagEnd::TableRow));
                    builder.close(&Kind::row());
                }
            }
            Event::Start(Tag::Table(alignments)) => {
                columns = alignments.len();
                is_after_table = false;
                builder.open(Kind::table(range.start));
            }
            event => inline(event, &range, text, builder),
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// Reads a cell that Markdown drops, as the only cell of a table.
fn cell(text: &str, builder: &mut ProseBuilder) {
    let table = format!("|x|\n|-|\n|{}|", text.replace('|', "\\|"));
    builder.open(Kind::Cell { head: false });
    let events = Parser::new_ext(&table, options()).into_offset_iter();
    let row = events.skip_while(|(event, _)| *event != Event::Start(Tag::TableRow)).skip(2);
    for (event, range) in row.take_while(|(event, _)| *event != Event::End(TagEnd::TableCell)) {
        inline(event, &range, &table, builder);
    }
    builder.close(&Kind::Cell { head: false });
}

fn inline(event: Event<'_>, range: &Range<usize>, text: &str, builder: &mut ProseBuilder) {
    match event {
        Event::InlineHtml(tag) | Event::Html(tag) => {
            let after = text.get(range.end..).unwrap_or_default();
            html::read(&tag, after, |at| range.start + at, builder);
        }
        Event::Start(tag) => start(tag, builder),
        Event::End(tag) => end(tag, builder),
        Event::Text(text) => builder.text(&text),
        Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => builder.code(&code),
        Event::FootnoteReference(name) => builder.text(&name),
        Event::SoftBreak => builder.text("\n"),
        Event::HardBreak => builder.line_break(),
        Event::Rule => builder.rule(),
        Event::TaskListMarker(done) => builder.text(if done { "☑ " } else { "☐ " }),
    }
}

/// A block of HTML: its lines joined, and the position of each in the description.
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

fn start(tag: Tag<'_>, builder: &mut ProseBuilder) {
    match tag {
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let language = info.split([' ', ',', '{']).next().unwrap_or_default();
            builder.open(Kind::Pre(language.to_owned()));
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => builder.open(Kind::Pre(String::new())),
        Tag::List(start) => builder.open(Kind::list(start)),
        Tag::TableHead => {
            builder.head(true);
            builder.open(Kind::row());
        }
        Tag::TableCell => builder.open(Kind::Cell { head: false }),
        Tag::Link { dest_url, .. } => builder.open(Kind::Link(dest_url.into_string())),
        Tag::Image { dest_url, .. } => builder.open(Kind::Image(dest_url.into_string())),
        tag => {
            if let Some(kind) = kind(tag.to_end()) {
                builder.open(kind);
            }
        }
    }
}

fn end(tag: TagEnd, builder: &mut ProseBuilder) {
    if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item) {
        builder.hide(false);
    }
    if let Some(kind) = kind(tag) {
        builder.close(&kind);
    }
    if tag == TagEnd::TableHead {
        builder.head(false);
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
    use super::super::builder::ProseBuilder;
    use crate::prose::{Block, Inline, plain};

    fn blocks(text: &str) -> Vec<Block> {
        let mut builder = ProseBuilder::new();
        super::read(text, &mut builder);
        builder.finish().blocks
    }

    #[test]
    fn html_within_markdown_joins_the_same_prose() {
        let bold = |text: &str| Inline::Strong(vec![Inline::Text(text.to_owned())]);
        let first =
            vec![bold("a"), Inline::Text(" ".to_owned()), bold("b"), Inline::Break, Inline::Code("c".to_owned())];
        assert_eq!(blocks("**a** <b>b</b><br><code>c</code>"), [Block::Paragraph(first)]);
    }

    #[test]
    fn an_html_table_after_markdown_has_its_offset() {
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
