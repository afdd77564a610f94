//! Secrets that have no form of their own, by the words before them.

pub mod assigned;
pub mod beside;
pub mod links;
pub mod phrases;
pub mod segments;
mod value;
