//! URLs: path, query, and which characters are encoded in them.

mod encode;
mod encoded;
mod path;
mod query;

#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(crate) use self::encode::UNRESERVED;
pub(crate) use self::encode::{Part, encode};
pub(crate) use self::encoded::Encoded;
pub(crate) use self::path::{split_again, split_target, write_path};
pub(crate) use self::query::{push_row, without_rows, write_query};
