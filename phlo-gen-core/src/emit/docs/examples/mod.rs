//! Examples of calls: in Rust, as a command for a shell, and the first call of a client.

mod authorization;
pub mod call;
pub mod curl;
mod expression;
mod first_call;
mod saved_text;
mod selection;
mod shell;

pub use self::first_call::{code as first_call_code, first_call, simplest_item};
