//! What the program prints: messages, source lines, tables, and their colours.

mod messages;
mod snippet;
mod stdout;
pub mod style;
pub mod table;

pub use self::messages::{print_error, print_warning};
pub use self::snippet::SourceLines;
pub use self::stdout::{Stdout, print_json, stdout};
