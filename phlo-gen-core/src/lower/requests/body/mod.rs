//! The body of a request: a form, raw text or JSON with its members, a file, or GraphQL.

pub mod declarations;
pub mod form;
pub mod graphql;
mod graphql_json;
pub mod json_members;
pub mod json_text;
pub mod raw;
pub mod read;
pub mod request_body;
pub mod saved_request;
pub mod text;
