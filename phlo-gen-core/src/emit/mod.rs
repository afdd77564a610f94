//! The model as Rust source: calls of the runtime's macros, with their documentation.

pub mod argument;
mod docs;
mod emission;
pub mod features;
pub mod literal;
pub mod rustdoc;
mod source;

pub use self::docs::{curl, first_call, page};
pub use self::emission::Emission;
pub use self::source::emit;
