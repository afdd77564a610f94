//! A page of documentation with one example.

/// Markdown in the order of the page.
#[derive(Debug)]
pub struct Page {
    /// The text before the example.
    pub before: String,
    /// The block of code; empty if the page has none.
    pub example: String,
    /// The text after it.
    pub after: String,
}

impl Page {
    /// The page as one string.
    pub fn text(&self) -> String {
        let parts = [&self.before, &self.example, &self.after].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}
