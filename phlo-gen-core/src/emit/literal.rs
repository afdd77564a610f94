//! stub
/// stub
pub fn literal(text: &str) -> String { format!("{text:?}") }
