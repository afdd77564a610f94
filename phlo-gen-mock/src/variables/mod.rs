//! Variables in strings, and their values.

mod dynamic;
mod values;

pub use self::dynamic::{dynamic_value, uuid};
pub use self::values::Values;
