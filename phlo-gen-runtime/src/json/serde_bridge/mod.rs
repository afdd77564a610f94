//! serde's traits for the types of values and for generated types: through JSON text, by code that is compiled once.

mod bridge;
mod from_serde;
mod to_serde;

pub use self::bridge::{deserialize, serialize};
