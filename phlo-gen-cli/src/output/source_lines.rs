//! Diagnostics with the source line that causes them, as in rustc.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use phlo_gen_core::diagnostic::{Diagnostic, Position, Severity};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower;

/// The width of the output in characters.
const WIDTH: usize = 120;

/// A document and the offsets of its lines.
pub struct SourceLines<'a> {
    document: &'a Document,
    /// The offset of each line in bytes.
    lines: Vec<usize>,
}

impl<'a> SourceLines<'a> {
    /// Finds the lines of a document.
    pub fn new(document: &'a Document) -> Self {
        let ends = document.text().bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        SourceLines { document, lines: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The file, the line and the column of an offset.
    pub fn position(&self, offset: usize) -> (String, Position) {
        let (path, range) = self.document.file_at(offset);
        let (line, start) = self.line(offset);
        let (first, _) = self.line(range.start);
        let before = self.document.text().get(start..offset).unwrap_or_default();
        (path, Position { line: line - first + 1, column: before.chars().count() + 1 })
    }

    /// A diagnostic with its source line and notes.
    pub fn render(&self, diagnostic: &Diagnostic, notes: &[String]) -> String {
        let (path, place) = self.position(diagnostic.offset);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Finding => Level::WARNING,
        };
        let line = self.marked_line(diagnostic.offset);
        let annotation = AnnotationKind::Primary.span(line.from..line.to);
        let snippet = Snippet::source(lower::redacted_line(line.text, diagnostic))
            .path(path)
            .line_start(place.line)
            .annotation(annotation);
        let group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(snippet);
        let group = group.elements(diagnostic.help.iter().map(|help| Level::HELP.message(help)));
        let group = group.elements(notes.iter().map(|note| Level::NOTE.message(note)));
        Renderer::styled().term_width(WIDTH).render(&[group])
    }

    /// The number and the offset of the line that contains an offset.
    fn line(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        (line, line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(0))
    }

    /// The line of an offset, and the bytes to mark.
    fn marked_line(&self, offset: usize) -> MarkedLine<'a> {
        let (_, start) = self.line(offset);
        let text = self.document.text().get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let from = (offset.max(start) - start).min(text.len());
        MarkedLine { text, from, to: from + token_length(text.get(from..).unwrap_or_default()) }
    }
}

/// A line, and the bytes to mark in it.
struct MarkedLine<'a> {
    text: &'a str,
    from: usize,
    to: usize,
}

/// The length of the JSON token at the start of a string.
fn token_length(text: &str) -> usize {
    let end = match text.as_bytes().first() {
        Some(b'"') => {
            let mut escaped = false;
            let end = text.bytes().skip(1).position(|byte| {
                let ends = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |end| end + 2)
        }
        Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'-' => {
            text.find(|c: char| !c.is_ascii_alphanumeric() && !"+-._".contains(c)).unwrap_or(text.len())
        }
        _ => text.chars().next().map_or(0, char::len_utf8),
    };
    end.min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, offset: usize) -> String {
        let document = Document::new("a.json", text);
        let line = SourceLines::new(&document).marked_line(offset);
        let marked = line.text.get(line.from..line.to).unwrap_or("nothing");
        format!("{}|{marked}", line.text)
    }

    #[test]
    fn a_whole_token_is_marked() {
        assert_eq!(marked("{\n \"a\\\"b\": -1.5}", 3), " \"a\\\"b\": -1.5}|\"a\\\"b\"");
        assert_eq!(marked("{\n \"a\\\"b\": -1.5}", 11), " \"a\\\"b\": -1.5}|-1.5");
        assert_eq!(marked("[é]", 1), "[é]|é");
        assert_eq!(marked("[", 9), "[|");
    }

    #[test]
    fn positions_are_those_of_core() {
        let document = Document::new("", "a\r\n\né\"b\nc");
        let source = SourceLines::new(&document);
        for offset in [0, 1, 3, 4, 6, 7, 8, 9, 10] {
            assert_eq!(
                source.position(offset).1,
                phlo_gen_core::diagnostic::position(document.text(), offset),
                "{offset}"
            );
        }
    }
}
