//! Blocks as Markdown.

use super::{fence, inline, table};
use crate::prose::{Block, Prose};

/// The level of the largest heading in a description.
const LARGEST_HEADING: u8 = 3;

/// Prose as the text of a doc comment. Its largest heading is of level 3, below the sections of the page.
pub fn markdown(prose: &Prose) -> String {
    write(&prose.blocks)
}

/// Blocks, one below the other.
fn write(blocks: &[Block]) -> String {
    let largest = largest_heading(blocks).unwrap_or(LARGEST_HEADING);
    Writer { largest }.blocks(blocks, "\n\n")
}

fn largest_heading(blocks: &[Block]) -> Option<u8> {
    let level = |block: &Block| match block {
        Block::Heading(level, _) => Some(*level),
        Block::Quote(blocks) => largest_heading(blocks),
        Block::List(_, items) => items.iter().filter_map(|item| largest_heading(item)).min(),
        _ => None,
    };
    blocks.iter().filter_map(level).min()
}

struct Writer {
    /// The level of the largest heading in the tree.
    largest: u8,
}

impl Writer {
    fn blocks(&self, blocks: &[Block], separator: &str) -> String {
        let mut out = String::new();
        let mut before = None;
        for block in blocks {
            // Two lists of a kind would become one if their markers were the same.
            let list = Marker::of(block, before);
            let text = self.block(block, list);
            if text.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str(separator);
            }
            out.push_str(&text);
            before = list;
        }
        out
    }

    fn block(&self, block: &Block, list: Option<Marker>) -> String {
        match block {
            Block::Paragraph(inlines) => inline::paragraph(inlines),
            Block::Heading(level, inlines) => match inline::heading(inlines) {
                text if text.is_empty() => text,
                text => format!("{} {text}", "#".repeat(self.level(*level))),
            },
            Block::Code(language, text) => fence::code(language, text),
            Block::List(start, items) => self.list(*start, items, list.unwrap_or(Marker::Hyphen)),
            Block::Quote(blocks) => match self.blocks(blocks, "\n\n") {
                text if text.is_empty() => text,
                text => prefixed(&text, "> ", "> "),
            },
            Block::Table(table) => table::write(table),
            Block::Rule => "___".to_owned(),
        }
    }

    fn level(&self, level: u8) -> usize {
        usize::from(level.saturating_sub(self.largest).saturating_add(LARGEST_HEADING).min(6))
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], marker: Marker) -> String {
        let separator = if items.iter().all(|item| is_tight(item)) { "\n" } else { "\n\n" };
        let texts = items.iter().map(|item| self.blocks(item, separator)).filter(|text| !text.is_empty());
        // More than nine digits are not a marker.
        let first = start.unwrap_or(0).min(999_999_999_u64.saturating_sub(items.len() as u64));
        let items: Vec<String> = (first..)
            .zip(texts)
            .map(|(number, text)| {
                let marker = marker.text(number);
                prefixed(&text, &marker, &" ".repeat(marker.len()))
            })
            .collect();
        items.join(separator)
    }
}

/// Whether an item needs no empty line below it: a paragraph, and perhaps a bullet list below that.
fn is_tight(item: &[Block]) -> bool {
    matches!(item, [] | [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List(None, _)])
}

/// The markers of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Hyphen,
    Star,
    Dot,
    Parenthesis,
}

impl Marker {
    /// A marker that keeps a list from being joined with the one before it.
    fn of(block: &Block, before: Option<Marker>) -> Option<Marker> {
        match block {
            Block::List(None, _) if before == Some(Marker::Hyphen) => Some(Marker::Star),
            Block::List(None, _) => Some(Marker::Hyphen),
            Block::List(Some(_), _) if before == Some(Marker::Dot) => Some(Marker::Parenthesis),
            Block::List(Some(_), _) => Some(Marker::Dot),
            _ => None,
        }
    }

    fn text(self, number: u64) -> String {
        match self {
            Marker::Hyphen => "- ".to_owned(),
            Marker::Star => "* ".to_owned(),
            Marker::Dot => format!("{number}. "),
            Marker::Parenthesis => format!("{number}) "),
        }
    }
}

/// Text with one prefix for its first line and another for the other lines, without trailing blanks.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let mut out = String::new();
    for (nth, line) in text.lines().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        let prefix = if nth == 0 { first } else { others };
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Inline;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn paragraph(content: &str) -> Block {
        Block::Paragraph(text(content))
    }

    fn list(start: Option<u64>, items: &[&str]) -> Block {
        Block::List(start, items.iter().map(|item| vec![paragraph(item)]).collect())
    }

    #[test]
    fn the_largest_heading_is_of_level_three() {
        let headings = |levels: &[u8]| levels.iter().map(|&level| Block::Heading(level, text("a"))).collect::<Vec<_>>();
        assert_eq!(write(&headings(&[1, 2, 6])), "### a\n\n#### a\n\n###### a");
        assert_eq!(write(&headings(&[5, 4])), "#### a\n\n### a");
        assert_eq!(write(&[Block::Quote(headings(&[2])), headings(&[3]).remove(0)]), "> ### a\n\n#### a");
    }

    #[test]
    fn an_empty_block_leaves_nothing() {
        let blocks = [
            Block::Heading(1, text(" ")),
            paragraph(""),
            Block::Code(String::new(), String::new()),
            Block::List(None, vec![vec![], vec![paragraph("\u{feff}")]]),
            Block::Quote(vec![paragraph(" ")]),
            Block::Table(crate::prose::Table::default()),
        ];
        assert_eq!(write(&blocks), "");
        assert_eq!(write(&[paragraph(" "), Block::Rule, paragraph(""), paragraph("a")]), "___\n\na");
    }

    #[test]
    fn items_are_indented_by_their_marker() {
        let code = Block::Code("json".to_owned(), "{\n\n}".to_owned());
        let item = vec![paragraph("a"), code];
        assert_eq!(
            write(&[Block::List(Some(9), vec![item.clone(), item])]),
            "9. a\n\n   ```json\n   {\n\n   }\n   ```\n\n10. a\n\n    ```json\n    {\n\n    }\n    ```"
        );
    }

    #[test]
    fn a_list_of_paragraphs_has_no_empty_lines() {
        let nested = Block::List(None, vec![vec![paragraph("a"), list(None, &["b", "c"])], vec![paragraph("- d")]]);
        assert_eq!(write(&[nested]), "- a\n  - b\n  - c\n- \\- d");
    }

    #[test]
    fn neighbouring_lists_stay_apart() {
        let bullets = list(None, &["a"]);
        let numbers = list(Some(1), &["a", "b"]);
        assert_eq!(
            write(&[bullets.clone(), paragraph(""), bullets.clone(), bullets, numbers.clone(), numbers]),
            "- a\n\n* a\n\n- a\n\n1. a\n2. b\n\n1) a\n2) b"
        );
    }

    #[test]
    fn a_number_has_at_most_nine_digits() {
        assert_eq!(write(&[list(Some(u64::MAX), &["a", "b"])]), "999999997. a\n999999998. b");
    }

    #[test]
    fn every_line_of_a_quotation_is_marked() {
        let quote = Block::Quote(vec![paragraph("a"), Block::Quote(vec![paragraph("b")])]);
        assert_eq!(write(&[quote]), "> a\n>\n> > b");
    }
}
