//! Postman's dynamic variables: values that are new each time they are used.

#[cfg(feature = "dynamic")]
mod pattern;
mod require;
#[cfg(feature = "dynamic")]
mod table;
mod values;

pub(crate) use self::values::{known, value};
