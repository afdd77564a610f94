//! Sentences about one argument: whether it is required, its type, its default and the values that it may have.

pub mod allowed;
pub mod default;
pub mod description;
pub mod fixed;
mod labels;
mod languages;
mod read_before;
pub mod required;
pub mod requirement_words;
pub mod sections;
pub mod text;
pub mod types;
mod validation;

pub use default::phrases::truth;
pub use description::facts;
pub use read_before::ReadBefore;
pub use required::answer;
pub use types::placeholder;
