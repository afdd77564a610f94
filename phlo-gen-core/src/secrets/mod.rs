//! What is a secret: by the name of a value, and by its form.

mod assigned;
mod form;
pub mod keys;
pub mod names;
mod shapes;
mod spelling;
mod userinfo;
pub mod values;
mod words;
