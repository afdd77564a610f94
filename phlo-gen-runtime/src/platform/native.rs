//! The platform outside of a browser: time and files by tokio.

use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(crate) use std::fs::remove_file;
pub(crate) use std::time::Instant;
pub(crate) use tokio::fs::{File, rename};

/// Milliseconds since 1970, by the clock of the system.
pub(crate) fn system_milliseconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Waits. It ends in time even if the task has used up what it may do before it yields.
pub(crate) fn sleep(time: Duration) -> impl Future<Output = ()> + Send {
    tokio::task::unconstrained(tokio::time::sleep(time))
}

/// The output of work that blocks its thread, done in a thread for such work.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(output) => output,
        Err(failed) => std::panic::resume_unwind(failed.into_panic()),
    }
}

/// The value of an environment variable.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The names of the environment variables.
pub(crate) fn variables() -> Vec<String> {
    std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect()
}

/// Opens a file for reading.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    std::fs::File::open(path).map(File::from_std)
}

/// Passes a file to a function, piece by piece, until the function returns `false`. Returns whether it did not.
#[cfg(feature = "_signing")]
pub(crate) fn read(path: &Path, to: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<bool> {
    use std::io::Read;
    let mut file = std::fs::File::open(path)?;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = file.read(&mut buffer)?;
        match buffer.get(..length) {
            None | Some([]) => return Ok(true),
            Some(piece) if to(piece) => {}
            Some(_) => return Ok(false),
        }
    }
}

/// The length of a file; nothing if it is something else.
pub(crate) async fn length(path: &Path) -> io::Result<Option<u64>> {
    let found = tokio::fs::metadata(path).await?;
    Ok(found.is_file().then_some(found.len()))
}

/// Creates a file that must not exist; a symbolic link is not followed.
pub(crate) async fn create_new(path: &Path) -> io::Result<File> {
    File::options().write(true).create_new(true).open(path).await
}

/// Gives a file the permissions of the one at a path, if there is one. Links have none of their own.
pub(crate) async fn copy_permissions(from: &Path, to: &File) -> io::Result<()> {
    match tokio::fs::symlink_metadata(from).await {
        Ok(metadata) if metadata.is_file() => to.set_permissions(metadata.permissions()).await,
        _ => Ok(()),
    }
}

/// Waits until a file is written to the disk.
pub(crate) async fn sync(file: &File) -> io::Result<()> {
    file.sync_all().await
}
