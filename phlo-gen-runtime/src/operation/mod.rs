//! The description of requests in generated code: its target, where each argument is sent, and the types of its
//! responses.

mod api;
mod arguments;
mod payload;
mod request;
mod spec;
mod template;

pub use self::api::{Api, Auth, Host, Setting};
pub use self::arguments::{Argument, Arguments, Place, argument, bare, fixed};
pub use self::payload::{Payload, PayloadError};
pub use self::request::Operation;
pub use self::spec::{Body, Spec, Syntax};
pub(crate) use self::template::{Piece, Pieces, sole_variable};
