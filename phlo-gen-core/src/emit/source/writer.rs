//! Source text, line by line.

use crate::bytes::push_blanks;
use crate::emit::docs::Page;
use crate::emit::literal::literal;

/// Source text and the indentation of its next line.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    /// Writes a line.
    pub fn line(&mut self, line: &str) {
        self.put(&[line]);
    }

    /// Writes a line that opens a bracket.
    pub fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    /// Writes a line that closes a bracket.
    pub fn close(&mut self, line: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(line);
    }

    /// Writes a doc comment.
    pub fn doc(&mut self, text: &str) {
        self.put(&["#[doc = ", &literal(text), "]"]);
    }

    /// Writes a doc comment with an example, which runs as a doctest or is hidden from doctests.
    pub fn page(&mut self, page: &Page, is_tested: bool) {
        if page.example.is_empty() {
            return self.doc(&page.text());
        }
        self.doc(&page.before);
        match is_tested {
            true => self.doc(&page.example),
            false => self.put(&["#[cfg_attr(not(doctest), doc = ", &literal(&page.example), ")]"]),
        }
        self.doc(&page.after);
    }

    /// Keeps rustfmt from changing the next item, as it never changes calls of macros, so that a committed source can
    /// be compared with a new one.
    pub fn rustfmt_skip(&mut self) {
        self.line("#[rustfmt::skip]");
    }

    /// Writes the derives, if there are any.
    pub fn derive(&mut self, traits: &[&str]) {
        if !traits.is_empty() {
            self.line(&format!("#[derive({})]", traits.join(", ")));
        }
    }

    fn put(&mut self, parts: &[&str]) {
        push_blanks(4 * self.depth, &mut self.text);
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push('\n');
    }

    /// The source.
    pub fn finish(self) -> String {
        self.text
    }
}
