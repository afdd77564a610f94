//! The traits of generated types, so that one loop reads, writes and prints them all.
//!
//! A generated struct names its members once ([`Shape`]) and gives access to them by index ([`Fields`]). The loops over
//! members are compiled once, and not once for each type.

mod decode;
mod fields;
mod object;
mod read_object;
mod setters;
mod value;
mod whole_text;

pub use self::decode::{Blank, Decode};
pub(crate) use self::fields::is_secret_member;
pub use self::fields::{Fields, Member, Shape, no_member};
pub(crate) use self::object::visit_secrets;
pub use self::object::{clone, debug, write_object};
pub use self::setters::{set, set_list, set_maybe, set_maybe_list, set_required};
pub(crate) use self::value::written;
pub use self::value::{Spelling, Value};
pub(crate) use self::whole_text::{decode, decode_bytes, text};
