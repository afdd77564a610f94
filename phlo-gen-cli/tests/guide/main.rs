//! Tests of the guide: its Rust code compiles, and its commands run.

mod chapters;
mod commands;
mod job;
mod links;
mod messages;
#[path = "../../../tests/common/shared_build.rs"]
mod shared_build;
mod snippets;
