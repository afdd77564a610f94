//! The runtime of the clients that phlo-gen generates.
//!
//! Generated code is data: for each item a struct and a table of its arguments and where each is sent. This crate does
//! the rest. It writes the URL, the headers and the body, authorizes and sends the request, and decodes the response.

// so that the documentation of a generated client has links to it with `--no-deps` too
#![doc(html_root_url = "https://docs.rs/phlo-gen-runtime/0.1.0")]

mod auth;
mod call;
mod client;
mod config;
pub mod error;
mod json;
mod macros;
mod operation;
mod pages;
mod platform;
mod request;
mod response;
pub mod transport;

#[cfg(feature = "oauth2")]
pub use auth::Grant;
pub use call::{CallFuture, PreparedRequest};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use client::BlockingPages;
pub use client::{ClientOptions, Environment, Request};
pub use config::{CallOptions, Retries};
pub use error::{DecodeError, Error};
pub use json::{
    File, IntoArgument, IntoList, Json, Map, Mismatch, Nullable, Number, OneOrMany, OrBoolean, OrText, Secret, Text,
    ViaSerde,
};
pub use operation::Operation;
pub use pages::{Items, Pages, Pagination};
pub use response::{Empty, Event, RawBody, Response, Stream};
pub use transport::Body;

/// For tests: makes random values and times the same in each run.
pub mod testing {
    pub use crate::platform::{freeze, seed};
}

/// For generated code alone: not a public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::client::{
        Client, ClientBuilder, L, Missing, NotSent, R, Set, SetAt, SetterNames, StateAt, States, nearest_stray,
        stray_variables,
    };
    pub use crate::json::{
        Blank, Decode, Fields, Member, Outcome, Reader, Shape, Spelling, Value, clone, debug, deserialize, no_member,
        serialize, set, set_list, set_maybe, set_maybe_list, set_required, write_string,
    };
    pub use crate::operation::{
        Api, Argument, Arguments, Auth, Body, Host, Operation, Payload, PayloadError, Place, Setting, Spec, Syntax,
        argument, bare, fixed,
    };
    pub use crate::request::example;
    pub use crate::transport::BodyPiece;
    pub use crate::{
        CallFuture, Empty, Error, File, Json, Map, Mismatch, Nullable, Number, OneOrMany, OrBoolean, OrText, RawBody,
        Response, Secret, Text, ViaSerde,
    };
    pub use crate::{by_status, choice, client, fields, folder, input, object, operation};
    pub use crate::{require_auth, require_dynamic};
    pub use bytes::Bytes;
    pub use secrecy::SecretString;
    pub use std::convert::Into;
    pub use std::marker::PhantomData;
    pub use std::option::Option;
    pub use std::result::Result;
    pub use std::string::String;
    pub use std::vec::Vec;
    pub use {http, reqwest, serde};
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_to_the_documentation_have_this_version() {
        let link = concat!("https://docs.rs/phlo-gen-runtime/", env!("CARGO_PKG_VERSION"), "\")]");
        assert!(include_str!("lib.rs").contains(link));
    }
}
