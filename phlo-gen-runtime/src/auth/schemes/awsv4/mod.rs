//! AWS Signature Version 4.

mod canonical;
mod key;
mod sign;

pub(crate) use self::sign::sign;
