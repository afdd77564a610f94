//! The second walk: builds the model, with names and types for all collected arguments and bodies.

pub mod argument_types;
pub mod arguments;
pub mod arrangement;
pub mod example;
pub mod folders;
pub mod items;
pub mod placeholders;
