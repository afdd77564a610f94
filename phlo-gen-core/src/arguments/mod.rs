//! Facts on arguments in descriptions: tables and lists of arguments, and sentences about one.

mod argument;
mod markup;
mod sentences;
mod tables;

pub use argument::{Facts, Requirement, ValueKind};
pub use markup::read;
pub use sentences::{ReadBefore, answer, facts, placeholder, truth};
pub use tables::{About, Evidence, OtherRow, TableRow, Tables, UsedAs, Verdict, take_tables};
