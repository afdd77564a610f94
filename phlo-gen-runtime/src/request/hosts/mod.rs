//! The bases of the URLs of requests.

mod base;
mod fill;

pub(crate) use self::base::Base;
