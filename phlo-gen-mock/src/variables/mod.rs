//! Variables in strings, and their values.

mod dynamic;
mod template;
mod values;

pub use self::dynamic::{dynamic_value, uuid};
pub use self::template::{Piece, has_variable, pieces};
pub use self::values::Values;
