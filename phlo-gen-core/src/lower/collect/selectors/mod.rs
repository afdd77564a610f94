//! The rows that select what a request does.

pub mod keys;
pub mod operation;
pub mod peers;
pub mod saved_row;
pub mod values;
