//! Prose as Markdown without rustdoc warnings.
//!
//! A paragraph passes through three files: `spans` flattens the tree of inlines and decides where emphasis begins and
//! ends, `inline` writes the spans, and `text` escapes markup in them. `blocks` joins the paragraphs.

mod blocks;
mod characters;
mod fence;
mod inline;
mod spans;
mod summary;
mod table;
mod text;
mod urls;

pub use self::blocks::markdown;
pub(super) use self::characters::{is_invisible, looks_blank};
pub use self::fence::code;
pub use self::inline::{escape, line};
pub use self::summary::{begins_with_sentence, summary};
