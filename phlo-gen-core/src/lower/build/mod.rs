//! The second walk: builds the model, with a name and a type for everything that was collected.

pub mod argument_types;
pub mod example;
pub mod folders;
pub mod items;
pub mod setters;
