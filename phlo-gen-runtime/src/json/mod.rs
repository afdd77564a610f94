//! JSON without derives: one reader, one writer and the types of values for all generated types.

mod file;
mod into_argument;
mod into_list;
mod reader;
mod serde_bridge;
mod shape;
#[cfg(test)]
mod strictness;
mod string_scan;
mod types;
mod write;

pub(crate) use self::file::Content;
pub use self::file::File;
pub use self::into_argument::IntoArgument;
pub use self::into_list::IntoList;
pub(crate) use self::reader::Step;
pub use self::reader::{DecodeError, Mismatch, Outcome, ReadError, Reader};
pub use self::serde_bridge::{deserialize, serialize};
pub use self::shape::{
    Blank, Decode, Fields, Member, Shape, Spelling, Value, clone, debug, no_member, set, set_list, set_maybe,
    set_maybe_list, set_required, write_object,
};
pub(crate) use self::shape::{decode, decode_bytes, is_secret_member, text, visit_secrets, written};
pub use self::types::{Json, Map, Nullable, Number, OneOrMany, OrBoolean, OrText, Secret, Text, ViaSerde};
pub use self::write::write_string;
pub(crate) use self::write::{write_finite, write_string_content};
