//! The types of values: the values in JSON, URLs, headers and forms.

mod any;
mod file;
mod map;
mod nullable;
mod number;
mod options_and_lists;
mod or_text;
mod scalars;
mod secret;
mod text;
mod via_serde;

pub use self::any::Json;
pub use self::map::Map;
pub use self::nullable::Nullable;
pub use self::number::Number;
pub use self::or_text::OrText;
pub use self::secret::Secret;
pub use self::text::Text;
pub use self::via_serde::ViaSerde;
