//! Replaces keys of well-known shapes by variables, before anything else reads the document.
//!
//! So no reader of the collection, whatever it makes of it, can show a key. Values whose name says that they are secrets
//! are left to those who know what the name means.

mod places;
mod replace;
#[cfg(test)]
mod tests;
mod variables;

pub use replace::{replace, replace_in_name};
pub use variables::Variables;
