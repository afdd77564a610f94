//! OAuth 1.0a (RFC 5849).

mod base;
mod method;
mod sign;

pub(crate) use self::sign::sign;
