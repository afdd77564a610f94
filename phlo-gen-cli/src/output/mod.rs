//! What the program prints: messages, source lines, tables, and their colours.

mod call_error;
mod echo;
mod messages;
mod pretty_json;
mod progress;
mod source_lines;
mod stdout;
pub mod style;
pub mod table;
mod visible;
mod write_file;

pub use self::call_error::{CALL_OPTIONS, NO_OPTIONS, call_error};
pub use self::echo::echoed;
pub use self::messages::{print, print_error, print_rendered, print_warning};
pub use self::pretty_json::pretty_json;
pub use self::progress::{Progress, size};
pub use self::source_lines::SourceLines;
pub use self::stdout::{Stdout, print_json, stdout};
pub use self::write_file::write_file;
