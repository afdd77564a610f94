//! The items of a collection, and how a user names one.

mod entry;
mod lookup;

pub use self::entry::{ItemEntry, all_items};
pub use self::lookup::find_item;
