//! JSON on lines, and the outline of a text that is too long to be shown: members, first elements of lists.

use crate::bytes::push_line;
use crate::json::{self, Json, Kind, push_quoted};
use std::borrow::Cow;
use std::fmt::Write as _;

/// How many elements of lists, how many levels, and how many characters of strings are written; and after how many bytes
/// nothing more is, because the text is too long then.
#[derive(Clone, Copy)]
struct Limits {
    elements: usize,
    levels: usize,
    characters: usize,
    bytes: usize,
}

/// Elements and levels; tried until the text is short enough.
const ELEMENTS_AND_LEVELS: [(usize, usize); 5] = [(2, 8), (1, 6), (1, 4), (1, 3), (1, 2)];

/// How far each level is indented.
const INDENT: usize = 2;

/// The longest string that is shown in an outline, in characters.
const MAX_STRING: usize = 80;

/// The whole of a value, each member and each element on a line of its own.
pub fn indented(json: &Json<'_>) -> String {
    of_json(json, Limits { elements: usize::MAX, levels: usize::MAX, characters: usize::MAX, bytes: usize::MAX })
}

/// The text, or its outline if it is longer than `max` bytes.
pub fn outline(text: &str, max: usize) -> String {
    if text.len() <= max {
        return text.to_owned();
    }
    let parsed = json::parse(text).ok().filter(|json| matches!(json.kind, Kind::Array(_) | Kind::Object(_)));
    let limits = |(elements, levels)| Limits { elements, levels, characters: MAX_STRING, bytes: max };
    let mut outlines = parsed
        .iter()
        .flat_map(|json| ELEMENTS_AND_LEVELS.map(|shown| (json, limits(shown))))
        .map(|(json, limits)| of_json(json, limits));
    outlines.find(|outline| outline.len() <= max).unwrap_or_else(|| beginning(text, max))
}

/// The first lines of a text.
fn beginning(text: &str, max: usize) -> String {
    let end = (0..=max).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let end = text[..end].rfind('\n').unwrap_or(end);
    format!("{}\n… {} more bytes", &text[..end], text.len() - end)
}

fn of_json(json: &Json<'_>, limits: Limits) -> String {
    let mut out = String::new();
    push(json, limits, 0, &mut out);
    out
}

/// Adds a value. `depth` is its indentation.
fn push(json: &Json<'_>, limits: Limits, depth: usize, out: &mut String) {
    match &json.kind {
        _ if out.len() > limits.bytes => {}
        Kind::Null => out.push_str("null"),
        Kind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Kind::Number(text) => out.push_str(text),
        Kind::Variable(name) => out.extend(["{{", name, "}}"]),
        Kind::String(text) => push_quoted(&shortened(text, limits.characters), out),
        Kind::Array(values) if values.is_empty() => out.push_str("[]"),
        Kind::Object(members) if members.is_empty() => out.push_str("{}"),
        Kind::Array(_) if depth >= limits.levels => out.push_str("[ … ]"),
        Kind::Object(_) if depth >= limits.levels => out.push_str("{ … }"),
        Kind::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().take(limits.elements).enumerate() {
                line(index, depth, out);
                push(value, limits, depth + 1, out);
            }
            if let Some(more) = values.len().checked_sub(limits.elements).filter(|more| *more > 0) {
                line(1, depth, out);
                let _ = write!(out, "… {more} more");
            }
            end(']', depth, out);
        }
        Kind::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                if out.len() > limits.bytes {
                    return;
                }
                line(index, depth, out);
                push_quoted(&member.name, out);
                out.push_str(": ");
                push(&member.value, limits, depth + 1, out);
            }
            end('}', depth, out);
        }
    }
}

/// Begins the line of an element.
fn line(index: usize, depth: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    push_line(INDENT * (depth + 1), out);
}

fn end(bracket: char, depth: usize, out: &mut String) {
    push_line(INDENT * depth, out);
    out.push(bracket);
}

fn shortened(text: &str, characters: usize) -> Cow<'_, str> {
    if text.len() <= characters {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(characters) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn short_text_stays_as_it_is() {
        assert_eq!(outline("{\"a\":  1}", 20), "{\"a\":  1}");
    }

    #[test]
    fn lists_are_cut_before_levels_are() {
        let text = r#"{"users":[{"id":1,"tags":["a"]},{"id":2,"tags":[]},{"id":3,"tags":[]},{"id":4,"tags":[]},{"id":5,"tags":[]}]}"#;
        let lists = "{\n  \"users\": [\n    {\n      \"id\": 1,\n      \"tags\": [\n        \"a\"\n      ]\n    },\n    … 4 more\n  ]\n}";
        assert_eq!(outline(text, 100), lists);
        assert_eq!(outline(text, 60), "{\n  \"users\": [\n    { … },\n    … 4 more\n  ]\n}");
    }

    #[test]
    fn text_is_cut_at_a_line() {
        assert_eq!(outline("<a>\n<b>\n<c>", 9), "<a>\n<b>\n… 4 more bytes");
        assert_eq!(outline("ääää", 3), "ä\n… 6 more bytes");
    }
}
