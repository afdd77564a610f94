//! Secrets that have no form of their own, by the words before them.

pub mod assigned;
pub mod beside;
mod calls;
pub mod chosen;
pub mod links;
mod name;
pub mod numbers;
mod pairs;
pub mod phrases;
pub mod segments;
mod value;
