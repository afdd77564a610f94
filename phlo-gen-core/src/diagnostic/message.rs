//! A diagnostic: what is wrong with an input, where, and what to do about it.

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Unusual, but understood; generation continues.
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
    /// A finding: unusual, but understood.
    pub fn finding(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Finding, code, message: message.into(), help: None, offset }
    }

    /// An error: nothing can be generated.
    pub fn error(code: &'static str, offset: usize, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, code, message: message.into(), help: None, offset }
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
