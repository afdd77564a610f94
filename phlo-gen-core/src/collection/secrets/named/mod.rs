//! Secrets that have no form of their own, by the words before them.

pub mod assigned;
pub mod beside;
mod chosen;
pub mod links;
pub mod pairs;
pub mod phrases;
pub mod segments;
pub mod told;
mod value;
