//! Arguments that are defined one after another without a table or a list: "`limit` *integer* **required**", then a
//! paragraph, then the next one.

mod code;
mod entry;
mod lines;
mod run;
mod schema;
mod tabs;
mod tags;

pub use code::in_code;
pub use run::run;
pub use tabs::{drawn_table, table as table_of_tabs};
