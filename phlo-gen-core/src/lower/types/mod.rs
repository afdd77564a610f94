//! The types of generated code: from shapes, and one for all of the same shape.

pub mod aliases;
pub mod definitions;
pub mod documented;
