//! What strings are read and written with byte by byte, because iterators over characters are slow in a macro, which is not
//! optimized.

mod blanks;
mod by_name;
mod scan;
mod words;

pub(crate) use blanks::{push_blanks, push_line};
pub(crate) use by_name::ByName;
pub(crate) use scan::{Kind, all, find_rare, is_ascii, is_one_of, kind, leading, leading_bytes, position, trimmed};
pub(crate) use words::Words;
