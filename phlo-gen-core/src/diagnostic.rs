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

/// All kinds of findings.
pub const KINDS: &[&str] = &[
    "auth-type-unknown",
    "auth-without-parameters",
    "auth-without-type",
    "body-mode-unknown",
    "body-not-json",
    "body-without-data",
    "body-without-mode",
    "disabled-not-boolean",
    "duplicate-key",
    "duplicate-name",
    "duplicate-variable",
    "entry-without-name",
    "folder-with-request",
    "graphql-variables",
    "header-line-dropped",
    "header-name-invalid",
    "header-value-invalid",
    "host-missing",
    "host-without-value",
    "item-auth-ignored",
    "item-without-request",
    "method-invalid",
    "method-unknown",
    "near-miss-key",
    "request-without-url",
    "reserved-name",
    "response-code-unknown",
    "response-not-json",
    "response-without-code",
    "row-without-key",
    "secret-in-collection",
    "segment-not-text",
    "setting-set-by-script",
    "table-row-misspelt",
    "table-row-nameless",
    "table-row-short",
    "unused-path-variable",
    "url-raw-only",
    "value-not-text",
    "variable-ignored",
    "variable-misspelt",
    "variable-without-key",
    "wrong-type",
];

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

#[cfg(test)]
mod tests {
    use super::KINDS;
    use std::path::Path;

    /// The texts in kebab case that stand behind calls that make findings.
    fn kinds_in(folder: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                kinds_in(&path, out);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            for call in ["finding(", "note(", "note_once(", "FOUND: &str ="] {
                let texts = source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
                out.extend(texts.filter(|text| text.contains('-')).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_kind_is_listed_and_made() {
        let mut made = Vec::new();
        kinds_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut made);
        made.sort();
        made.dedup();
        assert_eq!(made, KINDS);
    }
}
