//! Turns the content of a cell into blocks of prose.

use crate::prose::{Block, Inline, trimmed};

/// The content of a cell as blocks: two breaks separate paragraphs, and bullets are lists.
pub fn as_blocks(cell: &[Inline]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in cell.split(|inline| *inline == Inline::Break) {
        let line = trimmed(line.to_vec());
        if line.is_empty() {
            open = false;
            continue;
        }
        if let Some(item) = bullet(&line) {
            let item = vec![Block::Paragraph(item)];
            match blocks.last_mut() {
                Some(Block::List(None, items)) => items.push(item),
                _ => blocks.push(Block::List(None, vec![item])),
            }
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Paragraph(text)) if open => {
                text.push(Inline::Break);
                text.extend(line);
            }
            _ => blocks.push(Block::Paragraph(line)),
        }
        open = true;
    }
    blocks
}

fn bullet(line: &[Inline]) -> Option<Vec<Inline>> {
    let Some(Inline::Text(first)) = line.first() else { return None };
    let rest =
        ["• ", "- ", "* "].iter().find_map(|mark| first.strip_prefix(mark)).or_else(|| first.strip_prefix('•'))?;
    let head = (!rest.is_empty()).then(|| Inline::Text(rest.to_owned()));
    Some(head.into_iter().chain(line.iter().skip(1).cloned()).collect())
}
