//! Searches text for sentences: phrases, values and lists of values.

mod bullets;
mod from_prose;
mod in_english;
mod languages;
mod phrases;
mod split;
mod value;
mod value_list;
mod value_words;

pub use from_prose::{of_blocks, of_inlines};
pub use in_english::in_english;
pub use phrases::{
    Text, begins_with, ends, holds_any, may_hold, may_hold_any, may_list, positions_after, sentence_before, starts,
};
pub use split::sentences;
pub use value::{QUOTES, Value, ends_clause, may_hold_literals, value};
pub use value_list::{List, list};
