//! Arguments that are defined one after another without a table or a list: "`limit` *integer* **required**", then a
//! paragraph, then the next one.

mod code;
mod drawn;
mod entry;
mod lines;
mod run;
mod schema;
mod tabs;
mod tags;

pub use code::in_code;
pub use drawn::{of_paragraph as table_of_bars, table as drawn_table};
pub use run::{Defined, run};
pub use tabs::table as table_of_tabs;
pub use tags::{Tagged, of_block as of_tags, of_text as of_tags_in_code, without_definitions as without_tags};
