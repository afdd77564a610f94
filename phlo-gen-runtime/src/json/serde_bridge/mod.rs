//! Lets serde write and read generated types: through JSON text, by code that is compiled once.

mod bridge;
mod from_serde;
mod to_serde;

pub use self::bridge::{deserialize, serialize};
