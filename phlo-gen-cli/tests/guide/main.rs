//! The guide is true: its Rust code compiles, and its commands run as they stand there.

mod chapters;
mod commands;
mod links;
mod snippets;
