//! Responses: head and body as they are received, decoding by status, streams, and the typed response.

mod buffered;
mod decode;
mod events;
mod incoming;
mod lines;
mod partial_file;
mod raw_body;
mod stream;
mod typed;
mod untyped;

pub(crate) use self::buffered::BufferedResponse;
pub(crate) use self::decode::decoded;
pub use self::events::Event;
pub(crate) use self::incoming::IncomingResponse;
pub use self::raw_body::{Empty, RawBody};
pub use self::stream::Stream;
pub use self::typed::Response;
pub use self::untyped::Untyped;
