//! A file that is being saved: written under a name of its own, and renamed once it is complete.

use crate::platform::{self, File, random};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// A file that is being saved. It is removed when it is dropped before it is complete.
pub(super) struct PartialFile {
    file: File,
    path: PathBuf,
    is_complete: bool,
}

/// How many names are tried.
const MOST_NAMES: usize = 100;

impl PartialFile {
    /// A new file in the folder of this path, with a random name. No file that exists is written to, and no link followed.
    /// It has the permissions of the file that it will replace: who could not read that file cannot read this one.
    pub(super) async fn beside(target: &Path) -> Result<Self> {
        let folder = target.parent().filter(|_| target.file_name().is_some());
        let folder = folder.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "the path has no name of a file"))?;
        for _ in 0..MOST_NAMES {
            let path = folder.join(format!(".phlo-gen-{:016x}.part", random()));
            match platform::create_new(&path).await {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                outcome => {
                    let partial = Self { file: outcome?, path, is_complete: false };
                    platform::copy_permissions(target, &partial.file).await?;
                    return Ok(partial);
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).await
    }

    /// Replaces the file at this path by the complete one.
    pub(super) async fn move_to(mut self, target: &Path) -> Result<()> {
        self.file.flush().await?;
        platform::sync(&self.file).await?;
        platform::rename(&self.path, target).await?;
        self.is_complete = true;
        Ok(())
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if !self.is_complete {
            // The folder may be gone.
            let _ = platform::remove_file(&self.path);
        }
    }
}
