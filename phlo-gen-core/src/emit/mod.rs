//! The model becomes Rust source.

pub mod literal;
pub mod rustdoc;
