//! The platform: clocks, timers, files, environment variables and random numbers.

#[cfg(target_arch = "wasm32")]
mod browser;
mod clock;
mod date;
mod deadline;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod random;
mod timeout;
mod uuid;

#[cfg(all(feature = "_signing", target_arch = "wasm32"))]
pub(crate) use self::browser::read;
#[cfg(target_arch = "wasm32")]
pub(crate) use self::browser::{
    File, Instant, blocking, copy_permissions, create_new, length, remove_file, rename, sleep, sync, variable,
    variables,
};
pub use self::clock::freeze;
pub(crate) use self::clock::milliseconds;
pub(crate) use self::date::DateTime;
pub(crate) use self::deadline::Deadline;
#[cfg(all(feature = "_signing", not(target_arch = "wasm32")))]
pub(crate) use self::native::read;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::native::{
    File, Instant, blocking, copy_permissions, create_new, length, open, remove_file, rename, sleep, sync, variable,
    variables,
};
pub use self::random::seed;
pub(crate) use self::random::{random, random_below};
pub(crate) use self::timeout::timeout;
pub(crate) use self::uuid::uuid;
