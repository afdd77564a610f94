//! A request as the server receives it, and the values in it.

mod fields;
mod incoming;
mod multipart_form;
mod path;
mod selectors;

pub use self::fields::{FieldValue, Fields};
pub use self::incoming::{Request, decode};
pub use self::path::RequestPath;
pub use self::selectors::Selectors;
