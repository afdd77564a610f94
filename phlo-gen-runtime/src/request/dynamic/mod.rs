//! Postman's dynamic variables: values that are new each time they are used.

#[cfg(feature = "dynamic")]
mod pattern;
mod require;
mod value;
#[cfg(feature = "dynamic")]
mod variables;

pub(crate) use self::value::{find, value};
