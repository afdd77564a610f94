//! Lists of bullets that begin with values.

use super::value::{Value, value};
use super::value_words::is_word_of_the_sentence;

/// The values that entries begin with, each on a line of its own or all on one, and the text after them.
pub fn bullets(text: &str) -> Option<(Vec<Value>, &str)> {
    let start = text.trim_start();
    bullet(start)?;
    let one_line = !text.starts_with('\n') && text.len() - start.len() < text.find('\n').unwrap_or(text.len());
    let (mut values, mut rest) = (Vec::new(), start);
    while let Some(item) = bullet(rest.trim_start()) {
        let (value, after) = value(item)?;
        let next = after.trim_start_matches(' ');
        let headed = next.is_empty() || next.starts_with([':', '-', '–', '—', '(', '=', '\n', ',', ';', '.']);
        if !headed && !value.quoted || is_word_of_the_sentence(&value, after) {
            return None;
        }
        values.push(value);
        let inline = after.find("  - ").or_else(|| next_bullet(after)).filter(|_| one_line);
        let end = after.find('\n').into_iter().chain(inline).min();
        rest = end.and_then(|end| after.get(end..)).unwrap_or_default();
    }
    (values.len() > 1).then_some((values, rest))
}

/// The position of the next of several bullets on one line: " - Warn: …".
fn next_bullet(text: &str) -> Option<usize> {
    text.match_indices(" - ").map(|(at, _)| at).find(|at| {
        let after = text.get(at + 3..).and_then(value);
        after.is_some_and(|(value, rest)| {
            rest.starts_with(": ") || value.quoted && [" : ", " - "].iter().any(|sign| rest.starts_with(sign))
        })
    })
}

fn bullet(text: &str) -> Option<&str> {
    ["- ", "* ", "• ", "+ "].iter().find_map(|mark| text.strip_prefix(mark))
}
