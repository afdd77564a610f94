//! Variables in texts, and their values.

pub mod dynamic;
pub mod values;
