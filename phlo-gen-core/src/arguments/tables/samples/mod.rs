//! Requests that a description shows: a call of curl, the text of a message, the JSON of a body.

mod curl;
mod request;
mod take;

pub use take::add;
