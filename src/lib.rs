//! Reads a Postman collection while your crate compiles and leaves behind a typed HTTP client.

pub use phlo_gen_macros::phlo_collection;
pub use phlo_gen_runtime::*;

#[doc(hidden)]
pub use phlo_gen_runtime::__private;
