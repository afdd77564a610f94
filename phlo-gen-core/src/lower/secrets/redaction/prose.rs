//! Secrets in descriptions.

use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::prose::{Block, Inline, Prose};

/// Changes all text and code in a description.
pub fn change_text(prose: &mut Prose, change: &dyn Fn(&str) -> String) {
    blocks(&mut prose.blocks, change);
}

/// A string in which each word that is this secret is replaced by a placeholder.
pub fn redact_word(text: &str, secret: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some((skipped, after)) = rest.split_once(secret).filter(|_| !secret.is_empty()) {
        out.push_str(skipped);
        let is_boundary = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
        let is_word = is_boundary(skipped.chars().next_back().or(before)) && is_boundary(after.chars().next());
        out.push_str(&if is_word { placeholder(name) } else { secret.to_owned() });
        before = secret.chars().next_back();
        rest = after;
    }
    out + rest
}

fn blocks(blocks: &mut [Block], change: &dyn Fn(&str) -> String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) => inlines(content, change),
            Block::Code(_, text) => *text = change(text),
            Block::List(_, entries) => entries.iter_mut().for_each(|entry| self::blocks(entry, change)),
            Block::Quote(inner) => self::blocks(inner, change),
            Block::Table(table) => {
                table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| inlines(cell, change));
            }
            Block::Rule => {}
        }
    }
}

fn inlines(content: &mut [Inline], change: &dyn Fn(&str) -> String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => *text = change(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => inlines(inner, change),
            Inline::Link(inner, target) => {
                inlines(inner, change);
                *target = change(target);
            }
            Inline::Image(text, source) => {
                *text = change(text);
                *source = change(source);
            }
            Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_redacted_where_it_is_a_word() {
        assert_eq!(
            redact_word("x is x, not xx or ax; \"x\"", "x", "key"),
            "{{key}} is {{key}}, not xx or ax; \"{{key}}\""
        );
        assert_eq!(redact_word("é", "", "key"), "é");
    }
}
