//! Bodies of requests and of responses.

mod body_part;
#[cfg(not(target_arch = "wasm32"))]
mod file_stream;
mod in_memory;
mod request_body;
mod response_body;

pub(crate) use self::body_part::BodyPart;
pub use self::body_part::BodyPiece;
pub use self::request_body::Body;
pub use self::response_body::ResponseBody;
