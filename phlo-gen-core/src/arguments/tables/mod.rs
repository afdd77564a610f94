//! Tables and lists of arguments: which tables are about arguments, and what their rows say.

mod columns;
mod headings;
mod known_names;
mod lists;
mod model;
mod rows;
mod take;
mod verdict;

pub use model::{About, Became, Evidence, Rest, TableRow, Tables, Verdict};
pub use take::take_tables;
