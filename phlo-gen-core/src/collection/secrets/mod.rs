//! What in a collection is a secret: by the name of a value, and by its form.

pub mod assigned;
mod form;
mod key;
pub mod keys;
pub mod names;
mod phrases;
mod secret_names;
mod segments;
mod shapes;
pub mod spelling;
mod userinfo;
pub mod values;
mod words;
