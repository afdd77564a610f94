//! The time of day, which tests can stop.

#[cfg(target_arch = "wasm32")]
use super::browser::system_milliseconds;
#[cfg(not(target_arch = "wasm32"))]
use super::native::system_milliseconds;
use std::cell::Cell;

thread_local! {
    static FROZEN: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Stops the clock of this thread, at this many milliseconds since the beginning of 1970.
pub fn freeze(milliseconds: u64) {
    FROZEN.set(Some(milliseconds));
}

/// Milliseconds since 1970.
pub(crate) fn milliseconds() -> u64 {
    FROZEN.get().unwrap_or_else(system_milliseconds)
}
