//! The platform in a browser: JavaScript's time, and no files.

use gloo_timers::future::TimeoutFuture;
use send_wrapper::SendWrapper;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::time::Duration;
use web_time::{SystemTime, UNIX_EPOCH};

/// There are no files in a browser.
pub(crate) use tokio::io::Empty as File;
pub(crate) use web_time::Instant;

/// Milliseconds since 1970, by the clock of the system.
pub(crate) fn system_milliseconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Waits. JavaScript's timers take 24 days at most.
pub(crate) async fn sleep(time: Duration) {
    const LONGEST: u32 = i32::MAX.unsigned_abs();
    let time = u32::try_from(time.as_millis()).unwrap_or(LONGEST).min(LONGEST);
    SendWrapper::new(TimeoutFuture::new(time)).await;
}

/// The output of work: there is no other thread in a browser.
pub(crate) async fn blocking<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// The value of an environment variable: there are none in a browser.
pub(crate) fn variable(_: &str) -> Option<String> {
    None
}

/// The names of the environment variables.
pub(crate) fn variables() -> Vec<String> {
    Vec::new()
}

#[cfg(feature = "_signing")]
pub(crate) fn read(_: &Path, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<bool> {
    Err(no_files())
}

pub(crate) async fn length(_: &Path) -> Result<Option<u64>> {
    Err(no_files())
}

pub(crate) async fn copy_permissions(_: &Path, _: &File) -> Result<()> {
    Err(no_files())
}

pub(crate) async fn create_new(_: &Path) -> Result<File> {
    Err(no_files())
}

pub(crate) async fn sync(_: &File) -> Result<()> {
    Err(no_files())
}

pub(crate) async fn rename(_: &Path, _: &Path) -> Result<()> {
    Err(no_files())
}

pub(crate) fn remove_file(_: &Path) -> Result<()> {
    Err(no_files())
}

fn no_files() -> Error {
    Error::new(ErrorKind::Unsupported, "there are no files in a browser")
}
