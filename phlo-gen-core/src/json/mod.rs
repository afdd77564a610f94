//! JSON: read as people write it, with comments, trailing commas and bare `{{variables}}`, each value with its place; and written.

mod comment;
mod mask;
mod parser;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub use parser::{parse, parse_body};
pub use value::{Json, Kind, Member};
pub use write::{compact, is_number, push_quoted, quote};
