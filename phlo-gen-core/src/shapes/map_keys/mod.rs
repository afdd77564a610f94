//! The member names of maps: data, such as ids and codes.

mod codes;
mod data;
mod filler;

pub use data::{MOST, are_data, are_placeholders};
