//! A strict reader of JSON texts, and the error that it stops with.

mod containers;
mod decode_error;
mod leave_out;
mod mismatch;
mod read_error;
mod string;
mod tokens;
mod values;

pub use self::decode_error::DecodeError;
pub use self::mismatch::Mismatch;
pub use self::read_error::{Outcome, ReadError, Step};
pub use self::tokens::Reader;
