//! Time and files, as the platform has them.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub(crate) use self::browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::native::*;
