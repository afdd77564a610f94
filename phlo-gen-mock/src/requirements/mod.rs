//! What an item requires of a request: its authorization and its arguments.

mod arguments;
mod authorization;

pub use self::arguments::{ArgumentRule, Types, argument_rules, first_violation};
pub use self::authorization::{Authorization, Credentials};
