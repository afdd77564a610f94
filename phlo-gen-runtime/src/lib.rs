//! What the clients that phlo-gen generates stand on.
//!
//! Generated code is data: for each item a struct and a table of where its arguments go. This crate does the rest. It
//! writes the URL, the headers and the body, authorizes and sends the request, and decodes the response.

mod arrival;
mod auth;
mod authorize;
mod base;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod body;
mod builder;
mod call;
mod client;
mod clock;
mod credentials;
mod draft;
mod dynamic;
mod encode;
mod environment;
pub mod error;
mod example;
mod exchange;
mod file;
mod filled;
#[cfg(feature = "oauth2")]
mod grant;
mod headers;
mod json;
mod macros;
mod mask;
mod operation;
mod options;
mod pages;
mod platform;
mod raw_body;
mod received;
mod redirect;
mod request;
mod response;
mod retries;
mod retry_after;
mod rows;
mod send;
mod serde_bridge;
mod settings;
mod shape;
mod stream;
mod target;
mod template;
mod text;
mod token;
mod trace;
pub mod transport;
mod url;

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::BlockingPages;
pub use body::Body;
pub use call::CallOptions;
pub use environment::Environment;
pub use error::{DecodeError, Error};
pub use file::File;
#[cfg(feature = "oauth2")]
pub use grant::Grant;
pub use json::{Json, Map, Nullable, Number, OrText, Secret, ViaSerde};
pub use operation::Operation;
pub use options::ClientOptions;
pub use pages::{Items, Pages, Pagination};
pub use raw_body::{Empty, RawBody};
pub use request::Request;
pub use response::Response;
pub use retries::Retries;
pub use send::Sending;
pub use stream::{Event, Stream};
pub use text::Text;

/// For tests: what is random or follows the clock is the same in each run.
pub mod testing {
    pub use crate::dynamic::{freeze, seed};
}

/// For generated code alone: not a public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::builder::ClientBuilder;
    pub use crate::client::{Bound, Client, Set, Unset};
    pub use crate::example::example;
    pub use crate::json::{Outcome, Reader, write_string};
    pub use crate::operation::{
        Api, Argument, Arguments, Auth, Body, Host, Operation, Place, Setting, Spec, argument, fixed,
    };
    pub use crate::response::{Payload, Unread};
    pub use crate::serde_bridge::{deserialize, serialize};
    pub use crate::shape::{
        Blank, Decode, Fields, Member, Shape, Spelling, Value, clone, debug, no_member, set, set_maybe, set_required,
    };
    pub use crate::{
        Empty, Error, File, Json, Map, Nullable, Number, OrText, RawBody, Response, Secret, Sending, Text, ViaSerde,
    };
    pub use crate::{by_status, choice, client, fields, folder, object, operation};
    pub use crate::{require_auth, require_dynamic};
    pub use bytes::Bytes;
    pub use secrecy::SecretString;
    pub use std::option::Option;
    pub use std::string::String;
    pub use std::vec::Vec;
    pub use {http, reqwest, serde};
}
