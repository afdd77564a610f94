//! Source text, line by line.

use super::literal::literal;

/// Collects source with its indentation.
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

    /// Says that rustfmt leaves the next item alone, as it leaves calls of macros alone: whoever keeps the source in a file
    /// can make it anew and compare.
    pub fn as_it_is(&mut self) {
        self.line("#[rustfmt::skip]");
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

    /// Writes a doc comment that is shown and does not run.
    pub fn doc_unless_tested(&mut self, text: &str) {
        self.put(&["#[cfg_attr(not(doctest), doc = ", &literal(text), ")]"]);
    }

    fn put(&mut self, parts: &[&str]) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.extend(parts.iter().copied());
        self.text.push('\n');
    }

    /// The source.
    pub fn finish(self) -> String {
        self.text
    }
}
