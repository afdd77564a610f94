//! Rules of Postman itself: references to variables, dynamic variables, inherited authorization, scripts, the encoding of URLs.

pub mod authorization;
pub mod behavior;
pub mod dynamic;
pub mod encoding;
pub mod references;
pub mod scripts;
