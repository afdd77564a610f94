//! The types of generated code: definitions from shapes, and aliases of types of the same shape.

pub mod aliases;
pub mod definitions;
pub mod documented;
