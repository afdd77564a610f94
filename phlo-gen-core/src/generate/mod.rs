//! From files to source: the pipeline that the macro, build scripts and the program share.

mod client;
mod document;

pub use client::{Generated, generate, page};
pub use document::Document;
