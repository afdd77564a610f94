//! Tables that Markdown does not recognize: rows of pipes without a line of dashes below the first, and a second table
//! right after the first.

use crate::prose::{Block, Cell, Inline, Table, plain, trimmed};

/// Finds such tables in blocks, and in the blocks within those.
pub fn recover(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .flat_map(|block| match block {
            Block::Paragraph(inlines) => from_paragraph(inlines),
            Block::Table(table) => split(table),
            Block::Quote(inner) => vec![Block::Quote(recover(inner))],
            Block::List(start, items) => vec![Block::List(start, items.into_iter().map(recover).collect())],
            other => vec![other],
        })
        .collect()
}

fn from_paragraph(inlines: Vec<Inline>) -> Vec<Block> {
    let lines = cut(&inlines, '\n');
    let is_row = |line: &Vec<Inline>| plain(line).trim_start().starts_with('|');
    let Some(first) = lines.iter().position(is_row) else { return vec![Block::Paragraph(inlines)] };
    let count = lines.iter().skip(first).take_while(|line| is_row(line)).count();
    let mut rows: Vec<Vec<Cell>> = lines.iter().skip(first).take(count).map(|line| cells(line)).collect();
    let ruled = rows.get(1).is_some_and(|row| is_rule(row));
    rows.retain(|row| !is_rule(row));
    let width = rows.first().map_or(0, Vec::len);
    if width < 2 || rows.len() < 2 || !ruled && rows.iter().any(|row| row.len() != width) {
        return vec![Block::Paragraph(inlines)];
    }
    let mut blocks = paragraph(&lines, 0, first);
    let header = rows.remove(0);
    blocks.push(Block::Table(Table { header, rows, offset: 0 }));
    blocks.extend(paragraph(&lines, first + count, lines.len()));
    blocks
}

fn paragraph(lines: &[Vec<Inline>], from: usize, to: usize) -> Vec<Block> {
    let lines = lines.iter().take(to).skip(from);
    let inlines = trimmed(lines.flat_map(|line| line.iter().cloned().chain([Inline::Text("\n".to_owned())])).collect());
    if inlines.is_empty() { Vec::new() } else { vec![Block::Paragraph(inlines)] }
}

fn split(table: Table) -> Vec<Block> {
    let Table { header, rows, offset } = table;
    let mut parts = vec![Table { header, rows: Vec::new(), offset }];
    for row in rows {
        let Some(part) = parts.last_mut() else { continue };
        if !is_rule(&row) {
            part.rows.push(row);
        } else if let Some(header) = part.rows.pop() {
            parts.push(Table { header, rows: Vec::new(), offset });
        }
    }
    parts.into_iter().map(Block::Table).collect()
}

/// Whether a row is the line of dashes between a header and its rows.
fn is_rule(row: &[Cell]) -> bool {
    let texts: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
    let dashes = |text: &String| text.trim().trim_matches(':').chars().all(|c| matches!(c, '-' | '—' | '–'));
    texts.iter().any(|text| text.trim().trim_matches(':').chars().count() > 1) && texts.iter().all(dashes)
}

fn cells(line: &[Inline]) -> Vec<Cell> {
    let mut cells = cut(line, '|');
    if cells.first().is_some_and(|cell| plain(cell).trim().is_empty()) {
        cells.remove(0);
    }
    if cells.last().is_some_and(|cell| plain(cell).trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(trimmed).collect()
}

/// Splits inlines at a character in their text.
fn cut(inlines: &[Inline], at: char) -> Vec<Vec<Inline>> {
    let mut parts = vec![Vec::new()];
    for inline in inlines {
        let Inline::Text(text) = inline else {
            if let Some(part) = parts.last_mut() {
                part.push(inline.clone());
            }
            continue;
        };
        for (index, piece) in text.split(at).enumerate() {
            if index > 0 {
                parts.push(Vec::new());
            }
            if let Some(part) = parts.last_mut()
                && !piece.is_empty()
            {
                part.push(Inline::Text(piece.to_owned()));
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::recover;
    use crate::prose::{Block, Inline};

    fn lines(text: &str) -> Vec<Block> {
        recover(vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])])
    }

    #[test]
    fn rows_of_pipes_without_a_rule_are_a_table() {
        let blocks = lines("Intro:\n| a | b |\n| 1 | 2 |\nEnd.");
        let [Block::Paragraph(_), Block::Table(table), Block::Paragraph(_)] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!((table.header.len(), table.rows.len()), (2, 1));
    }

    #[test]
    fn bars_within_sentences_are_no_table() {
        for text in ["a | b\nc | d", "| a |\nb", "| a | b |\n| c |", "|x|\n|y|"] {
            assert!(matches!(lines(text).as_slice(), [Block::Paragraph(_)]), "{text}");
        }
    }
}
