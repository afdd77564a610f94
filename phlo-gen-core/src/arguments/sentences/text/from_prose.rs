//! The text of prose, in which sentences are searched: values in markup are put between backticks.

use super::in_english::in_english;
use crate::bytes::{all, kind};
use crate::prose::{Block, Inline};

/// The text of blocks: a line for each item of a list, a blank line between two blocks.
pub fn of_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, &mut out);
    }
    in_english(with_plain_punctuation(out))
}

/// The text of inlines.
pub fn of_inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(inlines, &mut out);
    in_english(with_plain_punctuation(out))
}

fn push_block(block: &Block, out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    match block {
        Block::Paragraph(inlines) | Block::Heading(_, inlines) => push_inlines(inlines, out),
        Block::List(_, items) => {
            for item in items {
                out.push_str("\n- ");
                let mut text = String::new();
                for block in item {
                    push_block(block, &mut text);
                }
                out.push_str(text.trim());
            }
        }
        Block::Quote(blocks) => {
            for block in blocks {
                push_block(block, out);
            }
        }
        // a word on each line: values
        Block::Code(_, code)
            if code.lines().filter(|line| !line.trim().is_empty()).all(|line| word_of_line(line).is_some()) =>
        {
            code.lines().filter_map(word_of_line).for_each(|(word, meaning)| {
                out.push_str("\n- ");
                push_quoted(word, out);
                out.push_str(meaning);
            });
        }
        Block::Code(..) | Block::Table(_) | Block::Rule => {}
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Code(code) => push_quoted(code, out),
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                let mut text = String::new();
                push_inlines(inner, &mut text);
                let label = text.trim().trim_end_matches(['.', ':']);
                if is_value(&text) {
                    push_quoted(&text, out);
                } else if ["required", "optional", "mandatory"].iter().any(|word| label.eq_ignore_ascii_case(word)) {
                    out.push_str(&format!("[{label}]"));
                } else {
                    out.push_str(&text);
                }
            }
            Inline::Struck(inner) | Inline::Link(inner, _) => push_inlines(inner, out),
            Inline::Image(alt, _) => out.push_str(alt),
            Inline::Break => out.push('\n'),
        }
    }
}

/// A line of code that is a value, or a value, a sign and its meaning: "strict  - only these".
fn word_of_line(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if is_word(line) {
        return Some((line, ""));
    }
    let (word, rest) = line.split_at_checked(line.find(|c: char| c.is_whitespace() || c == ':')?)?;
    let is_sign = [":", "- ", "– ", "— ", "= "].iter().any(|sign| rest.trim_start().starts_with(sign));
    (is_word(word) && is_sign).then_some((word, rest))
}

/// Whether a line of code is one value.
fn is_word(line: &str) -> bool {
    line.len() < 40
        && line.starts_with(|first: char| first.is_alphanumeric())
        && line.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

fn push_quoted(code: &str, out: &mut String) {
    out.push('`');
    out.push_str(code.trim().trim_matches('`'));
    out.push('`');
}

/// Whether emphasis marks a value, not a word of the sentence.
fn is_value(text: &str) -> bool {
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        "required", "optional", "mandatory", "conditional", "default", "defaults", "value", "values", "note", "notes", "or",
        "and", "enum", "options", "not", "must", "one", "only", "always", "example", "type", "allowed", "valid", "is",
        // "*string* - `low` or `high`": a type, and none of the values
        "string", "integer", "int", "number", "float", "double", "decimal", "boolean", "bool", "array", "object",
    ];
    let letters = text.trim_end_matches(['.', ':', ',']);
    !text.contains(['`', ' ', '\n'])
        && (!text.ends_with([':', '.']) || matches!(&*letters.to_lowercase(), "true" | "false"))
        && !LABELS.contains(&&*letters.to_lowercase())
}

/// Replaces the tab in lines such as "word, tab, meaning" by a dash.
fn with_dashes(text: &str) -> String {
    let line = |line: &str| match line.split_once('\t') {
        Some((word, meaning)) if is_name(word.trim()) && !meaning.trim().is_empty() => {
            format!("`{}` - {}", word.trim(), meaning.trim())
        }
        _ => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Replaces typographic quotation marks, brackets and stops by those of ASCII.
fn with_plain_punctuation(text: String) -> String {
    if all(&text, kind!(b' '..=b'~' | b'\n')) {
        return text;
    }
    let text = if text.contains('\t') { with_dashes(&text) } else { text };
    // there is no blank after such a full stop
    text.replace('。', ". ")
        .chars()
        .map(|c| match c {
            '“' | '”' | '„' | '″' => '"',
            '‘' | '’' | '‚' | '´' => '\'',
            '（' => '(',
            '）' => ')',
            '：' => ':',
            '，' | '、' => ',',
            '；' => ';',
            '【' => '[',
            '】' => ']',
            '｜' => '|',
            '\t' | '\r' => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::of_inlines;
    use crate::prose::Inline;

    fn strong(text: &str) -> String {
        of_inlines(&[Inline::Strong(vec![Inline::Text(text.to_owned())])])
    }

    #[test]
    fn emphasis_on_one_word_marks_a_value() {
        assert_eq!(strong("asc"), "`asc`");
        assert_eq!(strong("only this"), "only this");
    }

    #[test]
    fn emphasis_on_a_label_marks_no_value() {
        assert_eq!(strong("Required."), "[Required]");
        assert_eq!(strong("Values"), "Values");
        assert_eq!(strong("string"), "string");
    }
}
