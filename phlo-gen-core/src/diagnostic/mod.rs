//! Messages about an input, each with a place and advice; lines and columns; suggestions for misspelt names.

mod kinds;
mod message;
mod position;
mod suggestion;

pub use kinds::KINDS;
pub use message::{Diagnostic, Severity};
pub use position::{Position, line_at, position};
pub use suggestion::nearest;
pub(crate) use suggestion::{edit_distance, suggest};
