//! Where requests go: the bases of their URLs.

mod base;
mod fill;

pub(crate) use self::base::Base;
