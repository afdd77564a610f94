//! Postman's own rules: references to variables, dynamic variables, inherited authorization and behavior, scripts, encoding.

pub mod algorithms;
pub mod authorization;
pub mod behavior;
pub mod dynamic;
pub mod encoding;
pub mod references;
pub mod scripts;
