//! Tables and lists of arguments: which tables are about arguments, and the facts in their rows.

mod add_table;
mod columns;
mod definitions;
mod headings;
mod known_names;
mod legend;
mod list_entry;
mod lists;
mod model;
mod new_rows;
mod prose_values;
mod rows;
mod samples;
mod take;
mod take_list;
mod verdict;

pub use model::{About, Evidence, OtherRow, TableRow, Tables, UsedAs, Verdict};
pub use take::take_tables;
