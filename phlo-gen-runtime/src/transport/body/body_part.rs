//! The pieces of a request's body: bytes, and files on the disk.

use crate::error::Problem;
use crate::json::{Content, File};
use bytes::Bytes;
use std::path::{Path, PathBuf};

/// A piece of a body.
#[derive(Clone)]
pub(crate) enum BodyPart {
    Bytes(Bytes),
    OnDisk(FileOnDisk),
}

impl BodyPart {
    /// The file that an argument is.
    pub(crate) fn of_file(argument: &str, file: &File) -> Self {
        match &file.content {
            Content::Here(bytes) => BodyPart::Bytes(bytes.clone()),
            Content::OnDisk(path) | Content::Saved(path) => BodyPart::OnDisk(FileOnDisk {
                path: path.clone(),
                argument: argument.to_owned(),
                is_refused: matches!(file.content, Content::Saved(_)),
                length: None,
            }),
        }
    }
}

/// A piece of a body, for those who print it.
#[derive(Debug, Clone, Copy)]
pub enum BodyPiece<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// The file at this path, which an argument names.
    File {
        /// The argument.
        argument: &'a str,
        /// The path.
        path: &'a Path,
    },
}

/// A file on the disk.
#[derive(Clone)]
pub(crate) struct FileOnDisk {
    pub(crate) path: PathBuf,
    /// The argument that it is.
    pub(crate) argument: String,
    /// Whether the path is only the collection's, so that the file is not read.
    pub(crate) is_refused: bool,
    /// Its length, once it has been measured.
    pub(crate) length: Option<u64>,
}

impl FileOnDisk {
    /// Refuses a file that only the collection names.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        match self.is_refused {
            true => Err(self.problem(
                "which the collection saves, and which is not read without your consent: set the argument to \
                 `File::from_path(…)`, or build the client with `.with(|options| options.allow_saved_files())`",
            )),
            false => Ok(()),
        }
    }

    pub(crate) fn problem(&self, why: &str) -> Problem {
        Problem::argument(
            &self.argument,
            format!("is the path `{}`, {why}", self.path.to_string_lossy().escape_debug()),
        )
    }
}
