//! YAML 1.2 with the core schema, as values with their places.

mod parser;
mod scalar;
#[cfg(test)]
mod tests;

pub use parser::parse;
