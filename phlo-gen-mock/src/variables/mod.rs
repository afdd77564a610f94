//! Variables in strings, and their values.

mod dynamic;
mod values;

pub use self::dynamic::dynamic_value;
pub use self::values::Values;
