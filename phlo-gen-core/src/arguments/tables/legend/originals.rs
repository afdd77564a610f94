//! What the author wrote where marks were replaced by words.

use crate::prose::{Block, Inline};
use std::collections::HashMap;

/// The texts that were changed, by what they became: documentation shows what the author wrote.
#[derive(Default)]
pub struct Originals {
    texts: HashMap<String, Vec<Inline>>,
}

impl Originals {
    /// Compares blocks with those that they became.
    pub fn of(before: &[Block], after: &[Block]) -> Originals {
        let mut originals = Originals::default();
        originals.add(before, after);
        originals
    }

    fn add(&mut self, before: &[Block], after: &[Block]) {
        for pair in before.iter().zip(after) {
            match pair {
                (
                    Block::Paragraph(before) | Block::Heading(_, before),
                    Block::Paragraph(after) | Block::Heading(_, after),
                ) => self.add_text(before, after),
                (Block::Table(before), Block::Table(after)) => {
                    let cells = before.rows.iter().flatten().zip(after.rows.iter().flatten());
                    cells.for_each(|(before, after)| self.add_text(before, after));
                }
                (Block::List(_, before), Block::List(_, after)) => {
                    before.iter().zip(after).for_each(|(before, after)| self.add(before, after));
                }
                (Block::Quote(before), Block::Quote(after)) => self.add(before, after),
                _ => {}
            }
        }
    }

    fn add_text(&mut self, before: &[Inline], after: &[Inline]) {
        if before != after {
            self.texts.insert(key(after), before.to_vec());
        }
    }

    /// Puts back what the author wrote.
    pub fn restore(&self, blocks: &mut [Block]) {
        if self.texts.is_empty() {
            return;
        }
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Heading(_, inlines) => self.restore_text(inlines),
                Block::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| self.restore_text(cell)),
                Block::List(_, items) => items.iter_mut().for_each(|item| self.restore(item)),
                Block::Quote(inner) => self.restore(inner),
                _ => {}
            }
        }
    }

    fn restore_text(&self, text: &mut Vec<Inline>) {
        if let Some(original) = self.texts.get(&key(text)) {
            text.clone_from(original);
        }
    }
}

/// A text with its markup.
fn key(text: &[Inline]) -> String {
    format!("{text:?}")
}
