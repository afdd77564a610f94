//! Secrets that have no form of their own, by the words before them.

pub mod assigned;
pub mod phrases;
pub mod segments;
