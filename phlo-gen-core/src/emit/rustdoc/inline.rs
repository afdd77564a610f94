//! Spans as lines of Markdown.

use super::spans::{Content, Span, Style, spans};
use super::text::{self, Surroundings};
use crate::bytes::trimmed;
use crate::prose::{Inline, is_single_spaced};
use std::borrow::Cow;

/// Inlines as one or more lines.
pub(super) fn paragraph(inlines: &[Inline]) -> String {
    write(inlines, Place::Paragraph)
}

/// Inlines as one line of a doc comment, which may begin a paragraph and may be a cell of a table.
pub fn line(inlines: &[Inline]) -> String {
    write(inlines, Place::Line)
}

/// Text of unknown origin as text within a line: markup in it is escaped. A URL in it becomes a link.
pub fn escape(text: &str) -> String {
    line(&[Inline::Text(text.to_owned())])
}

/// Inlines as the text of a heading.
pub(super) fn heading(inlines: &[Inline]) -> String {
    let mut text = write(inlines, Place::Heading);
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    text
}

/// Inlines as the text of a table cell.
pub(super) fn cell(inlines: &[Inline]) -> String {
    write(inlines, Place::Cell)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    Line,
    Heading,
    Cell,
}

fn write(inlines: &[Inline], place: Place) -> String {
    let mut out = String::new();
    write_spans(&spans(inlines), place, false, &mut out);
    while out.ends_with('\n') {
        // Nothing follows the break; the character before the newline is its backslash or another newline.
        out.truncate(out.len() - 2);
    }
    out.truncate(out.trim_end().len());
    out
}

fn write_spans(spans: &[Span], place: Place, in_link: bool, out: &mut String) {
    let mut style = Style::Plain;
    for span in spans {
        if span.style != style {
            out.push_str(style.delimiter());
            out.push_str(span.style.delimiter());
            style = span.style;
        }
        match &span.content {
            Content::Text(text) => write_text(text, place, in_link, out),
            Content::Code(code) => write_code(code, place, out),
            Content::Url(url) => {
                out.push('<');
                out.push_str(url);
                out.push('>');
            }
            Content::Link(text, destination) => {
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push('[');
                write_spans(text, place, true, out);
                out.push_str("](");
                out.push_str(destination);
                out.push(')');
            }
            Content::Break if place == Place::Paragraph && !in_link => write_break(out),
            Content::Break => write_text(" ", place, in_link, out),
        }
    }
    out.push_str(style.delimiter());
}

fn write_text(text: &str, place: Place, in_link: bool, out: &mut String) {
    let at_start = out.is_empty() || out.ends_with('\n');
    let words = words(text);
    if text.starts_with(char::is_whitespace) && !at_start && !out.ends_with(' ') {
        out.push(' ');
    }
    let starts_line = at_start && matches!(place, Place::Paragraph | Place::Line);
    text::escape(&words, Surroundings { starts_line, in_link }, out);
    if !words.is_empty() && text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// The words of a text with single blanks between them.
fn words(text: &str) -> Cow<'_, str> {
    match trimmed(text) {
        words if is_single_spaced(words) => Cow::Borrowed(words),
        words => Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// A second consecutive break begins a new paragraph.
fn write_break(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if out.ends_with("\\\n") {
        out.truncate(out.len() - 2);
        out.push_str("\n\n");
    } else if !out.is_empty() && !out.ends_with('\n') {
        out.push_str("\\\n");
    }
}

/// Code between more backticks than its longest run. A bar ends the cell of a table even in code, so it is put outside.
fn write_code(code: &str, place: Place, out: &mut String) {
    if matches!(place, Place::Cell | Place::Line) && code.contains('|') {
        for (nth, part) in code.split('|').enumerate() {
            if nth > 0 {
                out.push_str("\\|");
            }
            if !part.trim().is_empty() {
                write_code(part.trim(), place, out);
            }
        }
        return;
    }
    let fence = "`".repeat(super::fence::longest_run(code, '`') + 1);
    let padding = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    out.extend([&fence, padding, code, padding, &fence]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use Inline::{Break, Code, Emphasis, Image, Link, Strong, Struck};

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn link(shown: &str, url: &str) -> Inline {
        Link(vec![text(shown)], url.to_owned())
    }

    fn code(code: &str) -> Inline {
        Code(code.to_owned())
    }

    #[test]
    fn escaped_text_is_one_line() {
        assert_eq!(escape(" 1. a\n<b> | https://c.d "), "1\\. a \\<b> \\| <https://c.d>");
    }

    #[test]
    fn emphasis_is_written_with_stars_and_tildes() {
        let inlines = [
            Emphasis(vec![text("a")]),
            text(" "),
            Strong(vec![text("b")]),
            text(" "),
            Strong(vec![Emphasis(vec![text("c")])]),
            text(" "),
            Struck(vec![Strong(vec![text("d")])]),
        ];
        assert_eq!(paragraph(&inlines), "*a* **b** ***c*** ~~d~~");
    }

    #[test]
    fn emphasis_ends_where_markdown_sees_it() {
        assert_eq!(paragraph(&[Strong(vec![text("Note: ")]), text("this")]), "**Note:** this");
        assert_eq!(paragraph(&[Strong(vec![text("Note:")]), text("this")]), "**Note**:this");
        assert_eq!(paragraph(&[text("a"), Strong(vec![text(" \"b\"")])]), "a **\"b\"**");
        assert_eq!(paragraph(&[text("a"), Strong(vec![text("(b)")]), text("c")]), "a(**b**)c");
        assert_eq!(paragraph(&[Strong(vec![text("注意：")]), text("字")]), "**注意**：字");
    }

    #[test]
    fn emphasis_that_markdown_cannot_express_is_dropped() {
        assert_eq!(paragraph(&[Strong(vec![code("a")]), text("b")]), "`a`b");
        assert_eq!(paragraph(&[Strong(vec![text(" ")]), text("b")]), "b");
        assert_eq!(paragraph(&[Strong(vec![text("a")]), Emphasis(vec![text("b")])]), "**a**b");
    }

    #[test]
    fn neighbours_of_a_kind_are_one() {
        assert_eq!(paragraph(&[Strong(vec![text("a")]), Strong(vec![text("b")])]), "**ab**");
        assert_eq!(paragraph(&[code("a"), code("b")]), "`ab`");
        assert_eq!(paragraph(&[text("https://a"), text(".com")]), "<https://a.com>");
    }

    #[test]
    fn code_is_between_more_backticks_than_it_contains() {
        assert_eq!(
            paragraph(&[code("a`b"), text(" "), code("``"), text(" "), code(" c\n d")]),
            "``a`b`` ``` `` ``` `c d`"
        );
        assert_eq!(paragraph(&[text("a"), code(" "), text("b")]), "a b");
    }

    #[test]
    fn links_to_pages_stay_links() {
        assert_eq!(paragraph(&[link("a [b]", "https://c.d/(e f)")]), "[a \\[b\\]](https://c.d/%28e%20f%29)");
        assert_eq!(paragraph(&[link("^1", "#x")]), "[\\^1](#x)");
        assert_eq!(paragraph(&[Link(vec![code("]:")], "#x".to_owned())]), "[\\]:](#x)");
        assert_eq!(paragraph(&[Strong(vec![link("a", "#x")])]), "**[a](#x)**");
        assert_eq!(paragraph(&[text("a!"), link("b", "#x")]), "a\\![b](#x)");
    }

    #[test]
    fn links_elsewhere_keep_their_text() {
        assert_eq!(paragraph(&[link("a", "javascript:x"), text(" "), link("b", "../c.md")]), "a b");
    }

    #[test]
    fn a_link_that_is_its_own_text_or_has_none_shows_its_url() {
        assert_eq!(paragraph(&[link("https://a.b", "https://a.b")]), "<https://a.b>");
        assert_eq!(paragraph(&[link(" ", "https://a.b")]), "<https://a.b>");
        assert_eq!(paragraph(&[link("", "https://a.b/{c}")]), "[https://a.b/{c}](https://a.b/%7Bc%7D)");
        assert_eq!(paragraph(&[link("", "#a"), link("", "")]), "");
    }

    #[test]
    fn a_link_within_a_link_is_text() {
        let inner = vec![link("a", "https://a.b"), text(" https://c.d")];
        assert_eq!(paragraph(&[Link(inner, "#x".to_owned())]), "[a https://c.d](#x)");
    }

    #[test]
    fn an_image_is_a_link_to_it() {
        assert_eq!(paragraph(&[Image("a".to_owned(), "https://b.c/d.png".to_owned())]), "[a](https://b.c/d.png)");
        assert_eq!(paragraph(&[Image(String::new(), "https://b.c/d.png".to_owned())]), "<https://b.c/d.png>");
        assert_eq!(paragraph(&[Image("a".to_owned(), "data:x".to_owned())]), "a");
    }

    #[test]
    fn urls_in_text_become_links_and_patterns_become_code() {
        assert_eq!(
            paragraph(&[text("At https://a.b/c_d, or https://{host}/{id}.")]),
            "At <https://a.b/c_d>, or `https://{host}/{id}`."
        );
    }

    #[test]
    fn one_break_is_a_line_and_two_are_a_paragraph() {
        assert_eq!(paragraph(&[text("a "), Break, text(" - b")]), "a\\\n\\- b");
        assert_eq!(paragraph(&[text("a"), Break, text(" "), Break, Break, text("# b")]), "a\n\n\\# b");
        assert_eq!(paragraph(&[Break, text("a"), Break, Break]), "a");
        assert_eq!(paragraph(&[text("a"), Break]), "a");
    }

    #[test]
    fn a_line_has_no_breaks() {
        let inlines = [text("a"), Break, text("b\n c")];
        assert_eq!(line(&inlines), "a b c");
        assert_eq!(heading(&inlines), "a b c");
        assert_eq!(cell(&inlines), "a b c");
    }

    #[test]
    fn the_end_of_a_heading_is_not_its_markup() {
        assert_eq!(heading(&[text("1. a ##")]), "1. a #\\#");
    }

    #[test]
    fn bars_in_code_are_outside_of_it_in_cells_and_lines() {
        assert_eq!(line(&[code("|a | b|")]), "\\|`a`\\|`b`\\|");
        assert_eq!(paragraph(&[code("a|b")]), "`a|b`");
    }
}
