//! Messages about an input, each with a place and advice; lines and columns; suggestions for misspelt names.

mod kinds;
mod message;
mod nearest_name;
mod position;
mod suggestion;

pub use kinds::KINDS;
pub use message::{Diagnostic, Severity};
pub(crate) use nearest_name::edit_distance;
pub use position::{Position, line_at, position};
pub(crate) use suggestion::suggest;
pub use suggestion::{nearest, nearest_path};
