//! A diagnostic: a problem of an input, its place, and advice.

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Unusual, but understood; generation continues.
    Finding,
    /// Nothing can be generated from the input, or an option cannot be applied.
    Error,
}

/// One message about one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its severity.
    pub severity: Severity,
    /// A stable name of the kind of message, in kebab case: `duplicate-name`.
    pub code: &'static str,
    /// The problem, as a sentence without a full stop.
    pub message: String,
    /// The advice, if any.
    pub help: Option<String>,
    /// The offset in the text, in bytes.
    pub offset: usize,
    /// If the place is in a string that begins at the offset: the bytes of the string's text before it.
    pub in_string: usize,
    /// If the place is a word somewhere in the value that begins at the offset: that word.
    pub word: Option<String>,
}

impl Diagnostic {
    /// A finding: unusual, but understood.
    pub fn finding(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Finding, code, offset, message.into())
    }

    /// An error: nothing can be generated.
    pub fn error(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Error, code, offset, message.into())
    }

    fn new(severity: Severity, code: &'static str, offset: usize, message: String) -> Self {
        Diagnostic { severity, code, message, help: None, offset, in_string: 0, word: None }
    }

    /// Moves the place into the string that begins at the offset.
    #[must_use]
    pub fn in_string(mut self, place: usize) -> Self {
        self.in_string = place;
        self
    }

    /// Moves the place to the first occurrence of a word in the value that begins at the offset.
    #[must_use]
    pub fn at_word(mut self, word: impl Into<String>) -> Self {
        self.word = Some(word.into());
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
