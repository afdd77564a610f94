//! Requests: the method, the URL and the body.

mod body;
mod method;
mod read;
mod url;
mod url_text;

pub use read::{empty, read};
