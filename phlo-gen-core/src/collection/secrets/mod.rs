//! What in a collection is a secret: by the name of a value, and by its form.

pub mod form;
mod key;
pub mod keys;
pub mod named;
pub mod names;
mod secret_names;
mod shapes;
pub mod spelling;
mod userinfo;
pub mod values;
mod words;
