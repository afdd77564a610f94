//! Requests: the method, the URL and the body.

mod body;
mod method;
mod read;
mod url;
mod url_text;

pub use body::{graphql, read as read_body};
pub use method::read as read_method;
pub use read::{empty, read};
pub use url::{check_variables, read as read_url};
