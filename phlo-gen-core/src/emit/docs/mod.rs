//! The documentation of generated code: each page as Markdown, with examples in Rust and for a shell.

pub mod client;
pub mod definition;
mod examples;
pub mod folder;
mod fragments;
mod index;
pub mod method;
mod outline;
mod page_with_example;
pub mod request;
pub mod setting;
pub mod shared_type;
mod url;

pub use self::client::page;
pub use self::examples::{curl, first_call};
pub use self::page_with_example::Page;
