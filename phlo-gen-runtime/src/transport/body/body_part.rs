//! The pieces of a request's body: bytes, and files on the disk.

use crate::error::Problem;
use bytes::Bytes;
use std::path::PathBuf;

/// A piece of a body.
#[derive(Clone)]
pub(crate) enum BodyPart {
    Bytes(Bytes),
    OnDisk(FileOnDisk),
}

/// A file on the disk.
#[derive(Clone)]
pub(crate) struct FileOnDisk {
    pub(crate) path: PathBuf,
    /// The argument that it is.
    pub(crate) argument: String,
    /// Its length, once it has been measured.
    pub(crate) length: Option<u64>,
}

impl FileOnDisk {
    pub(crate) fn problem(&self, why: &str) -> Problem {
        Problem::argument(&self.argument, format!("is the path `{}`, {why}", self.path.display()))
    }
}
