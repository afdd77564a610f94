//! How items and folders are called: by what their name says, or else by the method and path of the request.

mod candidates;
mod endpoint;
mod length;
mod ordinals;
mod parts;
mod path_words;
mod words;

pub use candidates::{folder, item};
pub use endpoint::Endpoint;
