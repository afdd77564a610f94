//! A request as the server receives it, and the values in it.

pub mod fields;
pub mod incoming;
pub mod multipart;
pub mod selectors;
