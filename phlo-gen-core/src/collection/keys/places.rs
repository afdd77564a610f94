//! Where the pieces of a string stand in its document.

/// The places of the pieces of a string, from left to right.
pub struct Places<'s> {
    /// The rest of the string as the document spells it.
    pub rest: &'s str,
    /// Where the rest begins.
    pub offset: usize,
}

impl Places<'_> {
    /// Where the next piece begins; the place before it if the document spells it differently.
    pub fn next(&mut self, piece: &str) -> usize {
        // the document escapes line ends and quotes
        let literal = piece.split(|c: char| c.is_control() || matches!(c, '"' | '\\')).next().unwrap_or_default();
        let Some(at) = self.rest.find(literal) else {
            self.rest = "";
            return self.offset;
        };
        let place = self.offset + at;
        self.rest = &self.rest[at + literal.len()..];
        self.offset = place + literal.len();
        place
    }
}
