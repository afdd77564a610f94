//! What is wrong with an input, where, and what to do about it.

use std::fmt;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Odd but understood; generation goes on.
    Finding,
    /// Nothing can be generated from the input, or an option cannot be honoured.
    Error,
}

/// One message about one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name of the kind of message, in kebab case: `duplicate-name`.
    pub code: &'static str,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it, if anything.
    pub help: Option<String>,
    /// The place in the text, in bytes from its beginning.
    pub offset: usize,
}

impl Diagnostic {
    /// A finding: odd, but understood.
    pub fn finding(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Finding, code, message: message.into(), help: None, offset }
    }

    /// An error: nothing can be generated.
    pub fn error(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, code, message: message.into(), help: None, offset }
    }

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A line and a column of a text, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where a byte offset stands in a text.
pub fn position(text: &str, offset: usize) -> Position {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// The line of a text that an offset stands in, without its line end.
pub fn line_at(text: &str, offset: usize) -> &str {
    let line = position(text, offset).line;
    text.lines().nth(line - 1).unwrap_or("")
}
