//! Legends of tables and lists: "Fields marked with * are mandatory", "M = mandatory, O = optional".

mod marks;
mod originals;
mod sentence;
mod spell_out;

pub use spell_out::spell_out;
