//! What the reading of every object needs: members as text and as lists, findings, names that are nearly right.

mod findings;
pub mod javascript;
mod members;
pub mod near_miss;

pub use findings::Findings;
pub use members::{description, filled, list, present, text, truthy};
