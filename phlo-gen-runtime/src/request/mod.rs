//! From the generated description and the values of a request to an `http::Request`.

mod ad_hoc;
mod assemble;
mod body;
mod context;
mod dynamic;
mod example;
mod finish;
mod header_values;
mod headers;
mod hosts;
mod parts;
mod secrets;
mod template;
mod unsigned_request;
mod url;

pub(crate) use self::ad_hoc::{AD_HOC, AdHocRequest, assemble_ad_hoc};
pub(crate) use self::assemble::assemble;
pub(crate) use self::context::RequestContext;
pub use self::example::example;
pub(crate) use self::example::example_with;
#[cfg(feature = "oauth2")]
pub(crate) use self::finish::AGENT;
pub(crate) use self::header_values::{caller_header, header_bytes};
pub(crate) use self::hosts::Base;
pub(crate) use self::parts::RequestParts;
pub(crate) use self::template::Scope;
pub(crate) use self::unsigned_request::UnsignedRequest;
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(crate) use self::url::UNRESERVED;
#[cfg(test)]
pub(crate) use self::url::{Part, encode};
pub(crate) use self::url::{push_row, without_rows};
