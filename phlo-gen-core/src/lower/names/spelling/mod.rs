//! How words of any script and with any capitals are spelt in a name.

pub mod ascii;
pub mod capitals;
pub mod numbers;
