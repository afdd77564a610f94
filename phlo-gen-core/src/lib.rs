//! The generator of phlo-gen: from a Postman collection to a model of an API, and from the model to Rust source.
//!
//! The stages: [`collection`] reads the document, [`arguments`] reads its prose, and [`shapes`] infers the types of its
//! examples; [`lower`] joins the three into the [`api`] model and assigns every name; [`emit`] writes the model as
//! source.
//!
//! The macro of `phlo-gen` and the program are built on it; [`Builder`] is for build scripts.

pub mod api;
pub mod arguments;
mod builder;
mod bytes;
pub mod collection;
pub mod diagnostic;
pub mod emit;
pub mod generate;
pub mod json;
pub mod lower;
pub mod prose;
mod schema;
pub mod shapes;
#[cfg(test)]
#[path = "../tests/common/shared_folder.rs"]
mod shared_folder;

pub use builder::{BuildError, Builder};
pub use lower::{Folders, Responses};
