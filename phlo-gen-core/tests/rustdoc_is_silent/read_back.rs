//! The Markdown is parsed as in rustdoc, and must have the content of the tree.

use phlo_gen_core::emit::{literal::literal, rustdoc};
use phlo_gen_core::prose::{Block, Inline, Prose};
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use crate::nasty;

/// The visible content of a page: its text without blanks, and its blocks.
#[derive(Debug, Default, PartialEq)]
struct Page {
    text: String,
    outline: Vec<&'static str>,
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_shows_the_tree(prose in nasty::prose()) {
        let markdown = rustdoc::markdown(&prose);
        prop_assert_eq!(markdown.trim(), &markdown);
        prop_assert!(markdown.lines().all(|line| line == line.trim_end()), "{}", markdown);
        prop_assert_eq!(read(&markdown)?, expected(&prose.blocks), "{}", markdown);
    }

    #[test]
    fn a_line_has_the_same_text_in_all_blocks(inlines in nasty::inlines()) {
        let line = rustdoc::line(&inlines);
        prop_assert!(!line.contains('\n'));
        let text = expected(&[Block::Paragraph(inlines)]).text;
        for page in [line.clone(), format!("- {line}"), format!("| {line} |\n| --- |\n| {line} |")] {
            prop_assert_eq!(read(&page)?.text, text.repeat(if page.starts_with("| ") { 2 } else { 1 }), "{}", page);
        }
    }

    #[test]
    fn escaped_text_is_shown_unchanged(text in nasty::text()) {
        let escaped = rustdoc::escape(&text);
        prop_assert_eq!(read(&escaped)?.text, bare(&text), "{}", escaped);
    }

    #[test]
    fn a_summary_is_short_and_the_beginning_of_the_text(text in nasty::text()) {
        let prose = Prose { blocks: vec![Block::Paragraph(vec![Inline::Text(text.clone())])] };
        let summary = rustdoc::summary(&prose).unwrap_or_default();
        prop_assert!(summary.chars().count() <= 160 && !summary.contains('\n'));
        prop_assert!(bare(&text).starts_with(&bare(&summary)), "{}", summary);
    }

    #[test]
    fn a_literal_evaluates_to_its_text(text in nasty::text()) {
        prop_assert_eq!(unescape(&literal(&text)), text);
    }
}

fn read(markdown: &str) -> Result<Page, TestCaseError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut broken = Vec::new();
    let mut note = |link: BrokenLink<'_>| {
        broken.push(link.reference.to_string());
        None
    };
    let mut page = Page::default();
    for event in Parser::new_with_broken_link_callback(markdown, options, Some(&mut note)) {
        match event {
            Event::Text(text) | Event::Code(text) => page.text.push_str(&bare(&text)),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {}
            Event::Rule => page.outline.push("rule"),
            Event::Start(tag) => page.outline.extend(block(&tag).map_err(|reason| fail(reason, markdown))?),
            other => return Err(fail(&format!("{other:?}"), markdown)),
        }
    }
    if broken.is_empty() { Ok(page) } else { Err(fail(&broken.concat(), markdown)) }
}

fn block(tag: &Tag<'_>) -> Result<Option<&'static str>, &'static str> {
    Ok(Some(match tag {
        Tag::Heading { .. } => "heading",
        Tag::List(None) => "bullets",
        Tag::List(Some(_)) => "numbers",
        Tag::Item => "item",
        Tag::BlockQuote(None) => "quote",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "row",
        Tag::TableCell => "cell",
        Tag::CodeBlock(CodeBlockKind::Fenced(language)) if ["text", "json", "c", "r"].contains(&language.as_ref()) => {
            "code"
        }
        Tag::Link { link_type: LinkType::Inline | LinkType::Autolink, .. } => return Ok(None),
        Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough => return Ok(None),
        _ => return Err("a tag that is not in the blocks"),
    }))
}

fn fail(reason: &str, markdown: &str) -> TestCaseError {
    TestCaseError::fail(format!("{reason} in {markdown}"))
}

fn expected(blocks: &[Block]) -> Page {
    let mut page = Page::default();
    blocks.iter().for_each(|block| expect_block(block, &mut page));
    page
}

fn expect_block(block: &Block, page: &mut Page) {
    let inner = match block {
        Block::Paragraph(inlines) => return page.text.push_str(&shown(inlines, false)),
        Block::Rule => return page.outline.push("rule"),
        Block::Heading(_, inlines) => Page { text: shown(inlines, false), outline: vec!["heading"] },
        Block::Code(_, code) => Page { text: bare(code), outline: vec!["code"] },
        Block::Quote(blocks) => prepend("quote", expected(blocks)),
        Block::List(start, items) => {
            let mut page = Page::default();
            for item in items.iter().map(|item| expected(item)).filter(|item| *item != Page::default()) {
                page.text.push_str(&item.text);
                page.outline.extend(prepend("item", item).outline);
            }
            prepend(if start.is_some() { "numbers" } else { "bullets" }, page)
        }
        Block::Table(table) => {
            let width = table.rows.iter().chain([&table.header]).map(Vec::len).max().unwrap_or(0);
            let row = std::iter::once("row").chain(std::iter::repeat_n("cell", width));
            let rows = std::iter::repeat_n(row, table.rows.len() + 1).flatten();
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            Page {
                text: cells.map(|cell| shown(cell, false)).collect(),
                outline: std::iter::once("table").chain(rows).collect(),
            }
        }
    };
    let wraps_blocks = matches!(block, Block::Quote(_) | Block::List(..));
    if !inner.text.is_empty() || (wraps_blocks && inner.outline.len() > 1) {
        page.text.push_str(&inner.text);
        page.outline.extend(inner.outline);
    }
}

fn prepend(first: &'static str, page: Page) -> Page {
    Page { text: page.text, outline: std::iter::once(first).chain(page.outline).collect() }
}

fn shown(inlines: &[Inline], in_link: bool) -> String {
    let link = |text: String, url: &str| {
        let leads = !in_link && nasty::LEADING.contains(&url) && !url.starts_with('#');
        if text.is_empty() && leads { bare(url) } else { text }
    };
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => bare(text),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => shown(inner, in_link),
        Inline::Link(inner, url) => link(shown(inner, in_link || nasty::LEADING.contains(&url.as_str())), url),
        Inline::Image(alternative, url) => link(bare(alternative), url),
        Inline::Break => String::new(),
    };
    inlines.iter().map(one).collect()
}

/// Text without blanks and invisible characters, and with smart punctuation reverted.
fn bare(text: &str) -> String {
    let plain = [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("–", "--"), ("—", "---"), ("…", "...")];
    let text = plain.iter().fold(text.to_owned(), |text, (smart, plain)| text.replace(smart, plain));
    text.chars().filter(|c| !c.is_whitespace() && !nasty::INVISIBLE.contains(c) && *c != '\u{200d}').collect()
}

/// The text of a literal.
fn unescape(literal: &str) -> String {
    let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
    let mut out = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        assert_ne!(c, '"');
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next().unwrap() {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '0' => out.push('\0'),
            'u' => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).unwrap());
            }
            c @ ('"' | '\\') => out.push(c),
            c => panic!("{c}"),
        }
    }
    out
}
