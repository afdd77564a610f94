//! Values of two kinds, which are distinguished by how they are written.

mod one_or_many;
mod or_boolean;
mod or_text;

pub use self::one_or_many::OneOrMany;
pub use self::or_boolean::OrBoolean;
pub use self::or_text::OrText;
