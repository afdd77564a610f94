//! JSON with comments, trailing commas and bare `{{variables}}`, as people write it: values with their places, and a writer.

mod comment;
mod escape;
mod mask;
mod parser;
mod repair;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub use comment::head as head_comment;
pub use parser::{parse, parse_body};
pub use repair::repair;
pub use value::{Json, Kind, Member};
pub use write::{compact, is_number, push_quoted, quote};
