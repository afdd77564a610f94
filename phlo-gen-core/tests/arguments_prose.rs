//! Reading descriptions: it never fails, and no visible word is lost.

use phlo_gen_core::arguments::{self, Evidence, ReadBefore};
use phlo_gen_core::collection::{Description, Markup};
use phlo_gen_core::prose::{Block, Inline, Prose, plain};
use proptest::prelude::*;

/// Markup between words: it may be opened and never closed, or closed and never opened.
#[rustfmt::skip]
const MARKUP: &[&str] = &[
    " ", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n# ", "**", "*", "_", "~~", " `", "` ", " | ", "\n| ", " |\n",
    "\n|---|---|\n", "\n---\n", "  \n", "[", "](u)", "![", "\n```\n", "\n    ", "<b>", "</b>", "<i>", "</i>", "<p>", "</p>",
    "<br>", "<br/>", "<ul>", "<li>", "</ul>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<thead>",
    "</thead>", "<code>", "</code>", "<pre>", "</pre>", "<h2>", "</h2>", "<a href=\"u\">", "</a>", "<div>\n", "\n</div>\n",
    "<blockquote>", "</blockquote>", "<hr>", "<unknown>", "&amp;", " < ", " & ", "\\", "(Required) ", "Allowed values: ",
    "Default: ", " or ", ", ", "'", "\"", ": ", ". ", "one of ", "<caption>", "\u{a0}", "\u{200b}",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(MARKUP), 0..40).prop_map(|parts| {
        let words = parts.iter().enumerate().map(|(index, part)| format!("{part}w{index}x"));
        words.collect()
    })
}

fn markups() -> impl Strategy<Value = Markup> {
    prop::sample::select(vec![Markup::Markdown, Markup::Html, Markup::Plain])
}

/// Markdown tables with rows of any length.
fn tables() -> impl Strategy<Value = String> {
    let inline = prop::sample::select(vec![
        "", "**", "`", "_", "<br>", "<b>", "\\|", "`a|b`", "- ", "1. ", "# ", "<td>", "> ", "[", "&lt;",
    ]);
    let row = prop::collection::vec(inline, 0..5);
    (1..4_usize, prop::collection::vec(row, 0..5), prop::bool::ANY).prop_map(|(columns, rows, closed)| {
        let mut text = format!("intro\n\n{}|\n{}|\n", "| name ".repeat(columns), "|---".repeat(columns));
        let mut word = 0;
        for row in rows {
            for cell in row {
                text.push_str(&format!("| {cell}w{word}x {cell}"));
                word += 1;
            }
            text.push_str(if closed { "|\n" } else { "\n" });
        }
        text + "after the table\nand more\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost(text in texts(), markup in markups()) {
        let seen = words(&arguments::read(&Description { text: text.clone(), markup, offset: 0 }));
        for index in 0..text.matches('x').count() {
            let word = format!("w{index}x");
            prop_assert!(!text.contains(&word) || seen.contains(&word), "{word} of {text:?} is not in {seen:?}");
        }
    }

    #[test]
    fn no_cell_is_lost(text in tables()) {
        let seen = words(&arguments::read(&Description { text: text.clone(), markup: Markup::Markdown, offset: 0 }));
        let wanted = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.ends_with('x') || word.starts_with("after"));
        for word in wanted {
            prop_assert!(seen.contains(word), "{word} of {text:?} is not in {seen:?}");
        }
        prop_assert!(seen.contains("and more"));
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,200}", markup in markups()) {
        read_all(&Description { text, markup, offset: 0 });
    }

    #[test]
    fn no_markup_makes_it_fail(text in texts(), markup in markups()) {
        read_all(&Description { text, markup, offset: 0 });
    }
}

fn read_all(description: &Description) {
    let mut prose = arguments::read(description);
    arguments::take_tables(
        &mut prose,
        &Evidence { request: vec!["w1x".to_owned()], response: vec!["w2x".to_owned()], ..Evidence::default() },
        &ReadBefore::default(),
    );
    arguments::facts("", description);
}

#[test]
fn deep_nesting_needs_no_deep_stack() {
    for unit in ["> ", "<blockquote>", "<b>", "- ", "<ul><li>", "<table><tr><td>", "[", "*", "<p><i>"] {
        for markup in [Markup::Markdown, Markup::Html] {
            let text = format!("{}word", unit.repeat(5_000));
            let thread = std::thread::Builder::new().stack_size(512 * 1024);
            let read =
                move || assert!(words(&arguments::read(&Description { text, markup, offset: 0 })).contains("word"));
            thread.spawn(read).expect("a thread starts").join().expect("it reads without overflow");
        }
    }
}

/// All visible text of the prose.
fn words(prose: &Prose) -> String {
    let mut out = String::new();
    push(&prose.blocks, &mut out);
    out
}

fn push(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => push_line(inlines, out),
            Block::Code(language, code) => out.push_str(&format!("{language} {code} ")),
            Block::List(_, items) => items.iter().for_each(|item| push(item, out)),
            Block::Quote(blocks) => push(blocks, out),
            Block::Table(table) => {
                table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| push_line(cell, out));
            }
            Block::Rule => {}
        }
    }
}

fn push_line(inlines: &[Inline], out: &mut String) {
    out.push_str(&plain(inlines));
    out.push(' ');
}
