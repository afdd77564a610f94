//! Tests of the guide: its Rust code compiles, and its commands run.

mod chapters;
mod commands;
mod links;
mod snippets;
