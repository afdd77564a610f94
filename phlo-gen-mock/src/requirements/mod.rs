//! What an item requires of a request: its authorization and its arguments.

pub mod arguments;
pub mod authorization;
