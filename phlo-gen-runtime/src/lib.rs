//! What the clients that phlo-gen generates stand on.
//!
//! Generated code is data: for each item a struct and a table of where its arguments go. This crate does the rest. It
//! writes the URL, the headers and the body, authorizes and sends the request, and decodes the reply.

mod auth;
mod client;
mod error;
mod file;
mod json;
mod macros;
mod operation;
mod reply;
mod send;
mod shape;
mod text;

pub use error::Error;
pub use file::File;
pub use operation::Operation;
pub use reply::Reply;
pub use send::{Body, Call, Sending};
pub use text::Text;

/// For generated code alone: not a public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::client::{Bound, Client, ClientBuilder, Set, Unset};
    pub use crate::json::{Outcome, Reader, write_string};
    pub use crate::operation::{Api, Argument, Auth, Body, Host, Operation, Place, Setting, Spec, argument, fixed};
    pub use crate::reply::{Payload, example};
    pub use crate::shape::{Blank, Decode, Fields, Shape, Value, debug};
    pub use crate::{choice, client, fields, folder, object, operation};
    pub use crate::require_auth;
    pub use crate::{Error, File, Reply, Sending, Text};
    pub use std::option::Option;
    pub use std::string::String;
    pub use std::vec::Vec;
    pub use secrecy::SecretString;
    pub use {http, reqwest, serde};
    pub use crate::serde_bridge::{deserialize, serialize};
}
mod serde_bridge;
