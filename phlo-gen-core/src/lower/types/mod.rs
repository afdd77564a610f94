//! The types of generated code: definitions from shapes, and the types that several places share.

pub mod definitions;
pub mod documented;
pub mod evidence;
pub mod free_names;
pub mod quantities;
pub mod sharing;
