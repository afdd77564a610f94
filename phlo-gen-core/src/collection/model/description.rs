//! A description and its markup.

/// A description and the markup that it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The text.
    pub text: String,
    /// The markup.
    pub markup: Markup,
    /// Where the JSON string begins, in bytes.
    pub offset: usize,
}

/// The markup of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown, which may contain HTML: Postman's default.
    Markdown,
    /// HTML.
    Html,
    /// No markup.
    Plain,
}
