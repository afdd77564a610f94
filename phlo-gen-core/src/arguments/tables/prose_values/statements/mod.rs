//! What a sentence says of the arguments that it names, or of those of the sentence before it.

mod last;
mod predicate;
mod statement;
mod words;

pub use last::{is_about_the_last, of_both};
pub use statement::of_sentence;
