//! Descriptions in Markdown, HTML and plain text, read into prose.

mod broken_row;
mod builder;
mod html;
mod long_row;
mod markdown;
mod node;
mod pipe_table;
mod read;
mod secrets;
mod stack;

pub use read::read;
