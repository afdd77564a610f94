//! The items of a collection, and how a user names one.

mod allowed_values;
mod entry;
mod lookup;

pub use self::allowed_values::{allowed_values, enum_values};
pub use self::entry::{ItemEntry, all_items};
pub use self::lookup::find_item;
