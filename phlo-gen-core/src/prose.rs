//! Prose as a tree: a description, independent of the markup that it was written in.
//!
//! Descriptions are Markdown, HTML or plain text. `arguments` reads them into this tree and removes the tables of
//! arguments; `emit` writes the rest as Markdown without rustdoc warnings.

use crate::bytes::{all, is_ascii, kind};

/// A description: blocks from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A block of prose, which starts on a new line.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Inline>),
    /// Code, and its language (empty: none).
    Code(String, String),
    /// A list; its start if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// A line between two blocks.
    Rule,
}

/// A table: rows may be shorter or longer than the header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The cells of the header row.
    pub header: Vec<Cell>,
    /// The rows below it.
    pub rows: Vec<Vec<Cell>>,
    /// Where the table begins, in bytes from the beginning of the description.
    pub offset: usize,
}

/// The content of a cell of a table.
pub type Cell = Vec<Inline>;

/// A piece of prose within a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Text; a line end in it is only in the source and not shown.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasized.
    Emphasis(Vec<Inline>),
    /// Strongly emphasized.
    Strong(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// A link: its text and its destination.
    Link(Vec<Inline>, String),
    /// An image: its alternative text and its URL.
    Image(String, String),
    /// An explicit line break.
    Break,
}

/// The letters and digits of a text in lower case, by which names are compared.
pub fn letters(text: &str) -> String {
    if is_ascii(text) {
        return ascii_letters(text);
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The same of a text in ASCII: a loop over bytes, because characters take five times as long in a macro.
fn ascii_letters(text: &str) -> String {
    let mut letters = text.to_ascii_lowercase().into_bytes();
    let (bytes, mut from, mut to) = (letters.as_mut_slice(), 0, 0);
    while from < bytes.len() {
        let byte = bytes[from];
        from += 1;
        if matches!(byte, b'a'..=b'z' | b'0'..=b'9') {
            bytes[to] = byte;
            to += 1;
        }
    }
    letters.truncate(to);
    String::from_utf8(letters).unwrap_or_default()
}

/// The text of inlines without their markup; a break is a blank.
pub fn plain(inlines: &[Inline]) -> String {
    if let [Inline::Text(text)] = inlines {
        return text.clone();
    }
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image(text, _) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(inner, _) => {
                push_plain(inner, out);
            }
            Inline::Break => out.push(' '),
        }
    }
}

/// Whether inlines show a text in several pieces, which only together are a word.
pub(crate) fn is_in_pieces(inlines: &[Inline]) -> bool {
    match inlines {
        // most texts have no byte of a soft hyphen
        [Inline::Text(text)] => !all(text, kind!(not 0xC2)) && text.contains(SOFT_HYPHEN),
        [Inline::Code(_)] => false,
        _ => true,
    }
}

/// A character that is not shown.
const SOFT_HYPHEN: char = '\u{AD}';

/// Replaces ranges of the text that inlines show together: the ranges that `find` finds in it, in order.
pub(crate) fn replace_in_pieces(
    inlines: &mut [Inline],
    find: impl FnOnce(&str) -> Vec<(std::ops::Range<usize>, String)>,
) {
    let mut text = String::new();
    push_shown(inlines, &mut text);
    let found = find(&text);
    if !found.is_empty() {
        replace_ranges(inlines, &found, &mut 0);
    }
}

/// The text of inlines without soft hyphens; a break is one byte, and an image is not text.
fn push_shown(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => match text.contains(SOFT_HYPHEN) {
                true => out.extend(text.chars().filter(|c| *c != SOFT_HYPHEN)),
                false => out.push_str(text),
            },
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(inner, _) => {
                push_shown(inner, out);
            }
            Inline::Break => out.push('\n'),
            Inline::Image(..) => {}
        }
    }
}

/// Replaces ranges of the text in inlines that begins at `start`, which is then where it ends.
fn replace_ranges(inlines: &mut [Inline], ranges: &[(std::ops::Range<usize>, String)], start: &mut usize) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => {
                let own = text.replace(SOFT_HYPHEN, "");
                let end = *start + own.len();
                let from = ranges.partition_point(|(range, _)| range.end <= *start);
                let (mut out, mut at) = (String::with_capacity(own.len()), *start);
                for (range, replacement) in ranges[from..].iter().take_while(|(range, _)| range.start < end) {
                    // a range that began in an earlier piece was replaced there
                    if range.start >= *start {
                        out.push_str(&own[at - *start..range.start - *start]);
                        out.push_str(replacement);
                    }
                    at = range.end.min(end);
                }
                out.push_str(&own[at - *start..]);
                if at > *start {
                    *text = out;
                }
                *start = end;
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(inner, _) => {
                replace_ranges(inner, ranges, start);
            }
            Inline::Break => {
                if let Ok(index) = ranges.binary_search_by_key(start, |(range, _)| range.start) {
                    *inline = Inline::Text(ranges[index].1.clone());
                }
                *start += 1;
            }
            Inline::Image(..) => {}
        }
    }
}

/// The text of inlines on one line.
pub(crate) fn one_line(inlines: &[Inline]) -> String {
    single_spaced(plain(inlines))
}

/// Text on one line, with one blank between its words. Most texts are so already.
pub(crate) fn single_spaced(text: String) -> String {
    if is_single_spaced(&text) { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// One for a blank, none for visible ASCII, and more than four bytes may have for all others.
static BLANKS: [u8; 256] = {
    let mut table = [8; 256];
    let mut byte = b' ' as usize;
    while byte <= b'~' as usize {
        table[byte] = (byte == b' ' as usize) as u8;
        byte += 1;
    }
    table
};

/// Whether a text is of words of visible ASCII with one blank between them.
pub(crate) fn is_single_spaced(text: &str) -> bool {
    let (mut rest, mut before) = (text.as_bytes(), b' ');
    // four at a time with one blank at most, which takes half of the time
    while let [a, b, c, d, after @ ..] = rest
        && BLANKS[*a as usize] + BLANKS[*b as usize] + BLANKS[*c as usize] + BLANKS[*d as usize] <= 1
        && (*a != b' ' || before != b' ')
    {
        (rest, before) = (after, *d);
    }
    while let [byte, after @ ..] = rest
        && (matches!(byte, b'!'..=b'~') || *byte == b' ' && before != b' ')
    {
        (rest, before) = (after, *byte);
    }
    rest.is_empty() && (before != b' ' || text.is_empty())
}

/// Whether an inline is text of blanks only.
pub(crate) fn is_blank(inline: &Inline) -> bool {
    // most texts begin with a letter
    matches!(inline, Inline::Text(text) if !matches!(text.as_bytes(), [b'!'..=b'~', ..]) && text.trim().is_empty())
}

/// Inlines without breaks and blanks at either end.
pub(crate) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while inlines.last().is_some_and(|inline| *inline == Inline::Break || is_blank(inline)) {
        inlines.pop();
    }
    if let Some(Inline::Text(text)) = inlines.last_mut()
        && !matches!(text.as_bytes(), [.., b'!'..=b'~'])
    {
        text.truncate(text.trim_end().len());
    }
    let blanks = inlines.iter().take_while(|inline| **inline == Inline::Break || is_blank(inline)).count();
    if blanks > 0 {
        inlines.drain(..blanks);
    }
    if let Some(Inline::Text(text)) = inlines.first_mut()
        && !matches!(text.as_bytes(), [b'!'..=b'~', ..])
    {
        text.replace_range(..text.len() - text.trim_start().len(), "");
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::{Inline, plain, replace_in_pieces, single_spaced};

    #[test]
    fn a_range_is_replaced_wherever_it_begins_and_ends() {
        let text = |text: &str| Inline::Text(text.to_owned());
        // shown as `ab⏎cd⏎e`
        let content =
            [text("a"), Inline::Strong(vec![text("b"), Inline::Break, text("c")]), text("d"), Inline::Break, text("e")];
        for (from, to, shown) in [
            (0, 1, "Xb cd e"),
            (1, 2, "aX cd e"),
            (1, 5, "aX  e"),
            (2, 3, "abXcd e"),
            (2, 5, "abX e"),
            (5, 6, "ab cdXe"),
            (5, 7, "ab cdX"),
            (6, 7, "ab cd X"),
        ] {
            let mut content = content.clone();
            replace_in_pieces(&mut content, |_| vec![(from..to, "X".to_owned())]);
            assert_eq!(plain(&content), shown, "{from}..{to}");
        }
    }

    #[test]
    fn words_have_one_blank_between_them() {
        for text in ["", "a", "Two words.", " a", "a ", "a  b", "a\nb", "a\u{a0}b é", " ", "\t"] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(single_spaced(text.to_owned()), words.join(" "), "{text:?}");
        }
    }
}
