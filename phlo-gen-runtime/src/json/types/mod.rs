//! The types of values: the values in JSON, URLs, headers and forms.

mod any;
mod file;
mod map;
mod nullable;
mod number;
mod options_and_lists;
mod scalars;
mod secret;
mod text;
mod unions;
mod via_serde;
mod whole;

pub use self::any::Json;
pub use self::map::Map;
pub use self::nullable::Nullable;
pub use self::number::Number;
pub use self::secret::Secret;
pub use self::text::Text;
pub use self::unions::{OneOrMany, OrBoolean, OrText};
pub use self::via_serde::ViaSerde;
