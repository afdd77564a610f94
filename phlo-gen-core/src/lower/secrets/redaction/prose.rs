//! Secrets in descriptions.

use crate::lower::postman::references::{self, Piece};
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::prose::{Block, Inline, Prose, is_in_pieces, replace_in_pieces};
use std::ops::Range;

/// Changes all text and code in a description.
pub fn change_text(prose: &mut Prose, change: &dyn Fn(&str) -> String) {
    blocks(&mut prose.blocks, change);
}

/// A string in which each word that is this secret is replaced by a placeholder.
pub fn redact_word(text: &str, secret: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in references::pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(&redact_in(text, secret, name)),
            // the placeholder of the same secret may have it as a word
            Piece::Variable(variable) => out.extend(["{{", variable, "}}"]),
        }
    }
    out
}

fn redact_in(text: &str, secret: &str, name: &str) -> String {
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
            Block::Paragraph(content) | Block::Heading(_, content) => line(content, change),
            Block::Code(_, text) => *text = change(text),
            Block::List(_, entries) => entries.iter_mut().for_each(|entry| self::blocks(entry, change)),
            Block::Quote(inner) => self::blocks(inner, change),
            Block::Table(table) => {
                table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| line(cell, change));
            }
            Block::Rule => {}
        }
    }
}

/// Changes the pieces of a line, and then what they are together: marks within a secret do not hide it.
fn line(content: &mut [Inline], change: &dyn Fn(&str) -> String) {
    inlines(content, change);
    if is_in_pieces(content) {
        replace_in_pieces(content, |text| {
            let changed = change(text);
            difference(text, &changed).into_iter().collect()
        });
    }
}

/// The range that differs in two texts, and what is there in the second.
fn difference(old: &str, new: &str) -> Option<(Range<usize>, String)> {
    if old == new {
        return None;
    }
    let shortest = old.len().min(new.len());
    let equal = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    let from = (0..=equal).rev().find(|at| old.is_char_boundary(*at))?;
    let ends = old.bytes().rev().zip(new.bytes().rev()).take(shortest - from);
    let equal = ends.take_while(|(one, other)| one == other).count();
    let end = (0..=equal).rev().find(|end| old.is_char_boundary(old.len() - end))?;
    Some((from..old.len() - end, new.get(from..new.len() - end)?.to_owned()))
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
        assert_eq!(redact_word("{{my x}} x", "x", "my x"), "{{my x}} {{my x}}");
    }

    #[test]
    fn marks_within_a_secret_do_not_hide_it() {
        let text = |text: &str| Inline::Text(text.to_owned());
        let content =
            vec![text("é hun"), Inline::Strong(vec![text("ter2")]), Inline::Code("abc9".to_owned()), text("ß, é")];
        let mut prose = Prose { blocks: vec![Block::Paragraph(content)] };
        change_text(&mut prose, &|text| text.replace("hunter2abc9", "{{x}}"));
        let Some(Block::Paragraph(content)) = prose.blocks.first() else { return };
        assert_eq!(crate::prose::plain(content), "é {{x}}ß, é");
        assert_eq!(difference("aé", "aè"), Some((1..3, "è".to_owned())));
        assert_eq!(difference("xx", "xxx"), Some((2..2, "x".to_owned())));
    }
}
