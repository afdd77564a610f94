//! Shared by all readers of objects: members as strings and lists, findings, misspelt names of members.

mod findings;
pub mod javascript;
mod members;
pub mod near_miss;

pub use findings::Findings;
pub use members::{description, filled, list, present, text, truthy};
