//! Diagnostics with the source line that causes them, as in rustc.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use phlo_gen_core::diagnostic::{Diagnostic, Position, Severity};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, KnownSecrets};

/// The width of the output in characters.
const WIDTH: usize = 120;

/// How many bytes of a long line are shown before and after a place.
const BEFORE: usize = 512;
const AFTER: usize = 2048;

/// How many strings of a cut line are hidden, because their names may be cut off.
const HIDDEN_PIECES: usize = 4;

/// After how many bytes characters are counted anew.
const BLOCK: usize = 4096;

/// A document and the offsets of its lines.
pub struct SourceLines<'a> {
    document: &'a Document,
    /// The offset of each line in bytes.
    lines: Vec<usize>,
    /// The number of characters before each block of bytes.
    characters: Vec<usize>,
    /// The secrets that the document is known to have.
    secrets: Option<&'a KnownSecrets>,
}

impl<'a> SourceLines<'a> {
    /// Finds the lines of a document.
    pub fn new(document: &'a Document) -> Self {
        let ends = document.text().bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut characters = vec![0];
        for block in document.text().as_bytes().chunks(BLOCK) {
            let before = characters.last().copied().unwrap_or_default();
            characters.push(before + block.iter().filter(|byte| is_first(**byte)).count());
        }
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        SourceLines { document, lines, characters, secrets: None }
    }

    /// The same, but these secrets are not shown wherever they are.
    pub fn without(self, secrets: &'a KnownSecrets) -> Self {
        SourceLines { secrets: Some(secrets), ..self }
    }

    /// The file, the line and the column of an offset.
    pub fn position(&self, offset: usize) -> (String, Position) {
        let (path, range) = self.document.file_at(offset);
        let (line, start) = self.line(offset);
        let (first, _) = self.line(range.start);
        let column = self.characters_before(offset).saturating_sub(self.characters_before(start)) + 1;
        (path, Position { line: line - first + 1, column })
    }

    /// The number of characters that begin before an offset.
    fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.document.text().as_bytes();
        let offset = offset.min(bytes.len());
        let block = offset / BLOCK;
        let rest = bytes.get(block * BLOCK..offset).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + rest.iter().filter(|byte| is_first(**byte)).count()
    }

    /// A diagnostic with its source line and notes.
    pub fn render(&self, diagnostic: &Diagnostic, notes: &[String]) -> String {
        let offset = self.document.place(diagnostic);
        let (path, place) = self.position(offset);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Finding => Level::WARNING,
        };
        let line = self.marked_line(offset, self.document.word(diagnostic).map(|word| word.len()));
        let annotation = AnnotationKind::Primary.span(line.from..line.to);
        let snippet = Snippet::source(line.redacted(diagnostic, self.secrets))
            .path(path)
            .line_start(place.line)
            .annotation(annotation);
        let group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(snippet);
        let group = group.elements(diagnostic.help.iter().map(|help| Level::HELP.message(help)));
        let group = group.elements(notes.iter().map(|note| Level::NOTE.message(note)));
        let shown = Renderer::styled().term_width(WIDTH).render(&[group]);
        // the renderer counts from where the line was cut
        let end = |column: usize| format!(":{}:{column}\n", place.line);
        shown.replacen(&end(line.column()), &end(place.column), 1)
    }

    /// The number and the offset of the line that contains an offset.
    fn line(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        (line, line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(0))
    }

    /// The line of an offset, and the bytes to mark: those of a word of a length, or of a token.
    fn marked_line(&self, offset: usize, word: Option<usize>) -> MarkedLine<'a> {
        let (_, start) = self.line(offset);
        let end = self.lines.get(self.lines.partition_point(|start| *start <= offset)).copied();
        let text = self.document.text().get(start..end.unwrap_or(self.document.text().len())).unwrap_or_default();
        let text = text.trim_end_matches(['\r', '\n']);
        let from = (offset.max(start) - start).min(text.len());
        let boundary = |at: usize| (at..).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let window = boundary(from.saturating_sub(BEFORE)).min(from)..boundary((from + AFTER).min(text.len()));
        let (from, is_cut) = (from - window.start, window.start > 0);
        let before = self.document.text().get(..start).unwrap_or_default();
        let text = text.get(window).unwrap_or_default();
        let length = word.unwrap_or_else(|| token_length(text.get(from..).unwrap_or_default()));
        MarkedLine { text, before, from, to: (from + length).min(text.len()), is_cut }
    }
}

/// Whether a byte is the first of a character.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// A line, and the bytes to mark in it.
struct MarkedLine<'a> {
    text: &'a str,
    /// The text before the line.
    before: &'a str,
    from: usize,
    to: usize,
    /// Whether the beginning of the line is missing.
    is_cut: bool,
}

impl MarkedLine<'_> {
    /// The column of the mark in the text.
    fn column(&self) -> usize {
        self.text.get(..self.from).map_or(0, |before| before.chars().count()) + 1
    }

    /// The text without secrets, and of the same length.
    fn redacted(&self, diagnostic: &Diagnostic, secrets: Option<&KnownSecrets>) -> String {
        // a secret is masked before the rest of the line, so that it is known by all of its text
        let line = secrets.map_or_else(|| self.text.to_owned(), |secrets| secrets.mask(self.text));
        let line = lower::redacted_line(&line, self.before, diagnostic);
        if !self.is_cut {
            return line;
        }
        let mut quotes = line.char_indices().filter(|(_, c)| *c == '"').map(|(at, _)| at);
        let end = quotes.nth(HIDDEN_PIECES - 1).unwrap_or(line.len()).min(self.from);
        let (hidden, shown) = line.split_at_checked(end).unwrap_or((&line, ""));
        hidden.replace(|c: char| c.is_ascii_alphanumeric(), "*") + shown
    }
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
        let line = SourceLines::new(&document).marked_line(offset, None);
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
    fn a_long_line_is_cut_without_what_lost_its_name() {
        let text = format!("{}\"password\": \"hunter2hunter2{}\", \"a\": \"b\"", "x".repeat(20), "y".repeat(490));
        let document = Document::new("a.json", text);
        let lines = SourceLines::new(&document);
        let diagnostic = Diagnostic::finding("wrong-type", document.text().len() - 8, "odd");
        let line = lines.marked_line(diagnostic.offset, None);
        let shown = line.redacted(&diagnostic, None);
        assert!(!shown.contains("yy") && shown.ends_with("\"a\": \"b\""), "{shown}");
    }

    #[test]
    fn the_place_in_a_long_line_is_counted_from_its_beginning() {
        let document = Document::new("a.json", format!("\n{}{{\"a\": 1}}", "é".repeat(3000)));
        let lines = SourceLines::new(&document);
        let shown = lines.render(&Diagnostic::finding("wrong-type", document.text().len() - 2, "odd"), &[]);
        assert!(anstream::adapter::strip_str(&shown).to_string().contains("--> a.json:2:3007\n"), "{shown}");
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
