//! What is a secret, and how it is taken out of what is shown.

pub mod detect;
pub mod known;
pub mod literals;
pub mod redaction;
pub mod source_line;
pub mod words;
