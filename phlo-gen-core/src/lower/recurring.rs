//! Secrets that stand again somewhere else: in prose, in another row, in a saved reply.

use super::conceal::placeholder;
use crate::prose::{Block, Inline, Prose};

/// Changes all text and code in prose.
pub fn prose(prose: &mut Prose, hide: &dyn Fn(&str) -> String) {
    blocks(&mut prose.blocks, hide);
}

/// A text in which a placeholder stands for each word that is this secret.
pub fn without_word(text: &str, secret: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some((skipped, behind)) = rest.split_once(secret).filter(|_| !secret.is_empty()) {
        out.push_str(skipped);
        let stands_alone = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
        let is_word = stands_alone(skipped.chars().next_back().or(before)) && stands_alone(behind.chars().next());
        out.push_str(&if is_word { placeholder(name) } else { secret.to_owned() });
        before = secret.chars().next_back();
        rest = behind;
    }
    out + rest
}

fn blocks(blocks: &mut [Block], hide: &dyn Fn(&str) -> String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) => inlines(content, hide),
            Block::Code(_, text) => *text = hide(text),
            Block::List(_, entries) => entries.iter_mut().for_each(|entry| self::blocks(entry, hide)),
            Block::Quote(inner) => self::blocks(inner, hide),
            Block::Table(table) => {
                table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| inlines(cell, hide));
            }
            Block::Rule => {}
        }
    }
}

fn inlines(content: &mut [Inline], hide: &dyn Fn(&str) -> String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => *text = hide(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => inlines(inner, hide),
            Inline::Link(inner, target) => {
                inlines(inner, hide);
                *target = hide(target);
            }
            Inline::Image(text, source) => {
                *text = hide(text);
                *source = hide(source);
            }
            Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_taken_out_where_it_is_a_word() {
        assert_eq!(without_word("x is x, not xx or ax; \"x\"", "x", "key"), "{{key}} is {{key}}, not xx or ax; \"{{key}}\"");
        assert_eq!(without_word("é", "", "key"), "é");
    }
}
