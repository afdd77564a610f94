//! From files to source: the pipeline that the macro, build scripts and the program share.

mod client;
mod directory;
mod document;
mod string_places;
mod suggestions;
mod text;

pub use client::{Generated, generate, page};
pub use document::Document;
