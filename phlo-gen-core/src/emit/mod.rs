//! The model becomes Rust source.

pub mod rustdoc;
