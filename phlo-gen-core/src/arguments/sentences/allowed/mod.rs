//! The values that an argument may have.

mod announced;
mod beside;
mod joined;
mod meanings;
mod plausible;
mod possible;
mod purposes;
mod unannounced;
mod values;
mod with_default;

pub use plausible::{announces, describes_a_list, is_open};
pub use possible::possible;
pub use values::{in_cell, in_text, of_entries, of_items};
pub use with_default::read as with_default;
