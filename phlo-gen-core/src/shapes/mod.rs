//! Shapes: the type that a set of JSON samples has in common.
//!
//! Shapes are a lattice. [`Shape::Unknown`] is its bottom, [`Shape::Any`] its top, the three kinds of numbers meet in
//! [`Shape::Number`], lists and objects are joined by their members. Two kinds that can be distinguished, such as strings and
//! objects, are joined to a shape of both; all other different shapes to [`Shape::Any`].
//!
//! All functions here are recursive. The JSON reader limits the depth of samples, and so the stack.

mod accepts;
mod format;
mod infer;
mod join;
mod lossless;
mod map_keys;
mod members;
mod number;
mod placeholder;
mod reproduces;
mod shape;
mod similar;
#[cfg(test)]
mod tests;

pub use accepts::accepts;
pub use format::Format;
pub use infer::infer;
pub use join::join;
pub use lossless::infer_lossless;
pub use placeholder::shape_of_placeholder;
pub use shape::{Element, Field, Shape, same};
pub use similar::are_similar;
#[cfg(test)]
pub use tests::show;
