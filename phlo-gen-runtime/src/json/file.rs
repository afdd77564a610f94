//! Files that are sent.

use bytes::Bytes;
use std::path::{Path, PathBuf};

/// A file to send, in a form or as a whole body.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::File;
///
/// let on_disk = File::from_path("greeting.mp3");
/// assert_eq!((on_disk.name(), on_disk.content_type()), ("greeting.mp3", "audio/mpeg"));
/// let made_here = File::from_bytes("numbers.txt", "+14155550100\n").with_content_type("text/csv");
/// assert_eq!(made_here.content_type(), "text/csv");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub(crate) name: String,
    content_type: Option<String>,
    pub(crate) content: Content,
}

/// The content of a file.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Read while it is sent.
    OnDisk(PathBuf),
    /// A path that a collection saves: not read without the user's consent.
    Saved(PathBuf),
    Here(Bytes),
}

impl File {
    /// A file on the disk. It is read in pieces while it is sent.
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { name, content_type: None, content: Content::OnDisk(path) }
    }

    /// The file that a collection names.
    pub(crate) fn saved(path: String) -> Self {
        Self { content: Content::Saved(path.clone().into()), ..Self::from_path(path) }
    }

    /// A file in memory, with the name that is sent.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), content_type: None, content: Content::Here(bytes.into()) }
    }

    /// Sets the name that is sent.
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// Sets the content type. Default: that of the extension.
    pub fn with_content_type(self, content_type: impl Into<String>) -> Self {
        Self { content_type: Some(content_type.into()), ..self }
    }

    /// The name that is sent.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The content type that is sent: the one that was set, or that of the extension.
    pub fn content_type(&self) -> &str {
        self.type_or("")
    }

    /// The content type that was set, or else another one; or that of the extension, if that is empty.
    pub(crate) fn type_or<'a>(&'a self, other: &'a str) -> &'a str {
        match &self.content_type {
            Some(given) => given,
            None if !other.is_empty() => other,
            None => type_of(&self.name),
        }
    }

    /// The content type that is sent; empty if neither a name nor a type was set.
    pub(crate) fn type_if_named(&self) -> &str {
        if self.name.is_empty() && self.content_type.is_none() { "" } else { self.content_type() }
    }

    /// Whether no file is chosen.
    pub(crate) fn is_unset(&self) -> bool {
        self.name.is_empty() && self.content == Content::Here(Bytes::new())
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::from_path(path)
    }
}

impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::from_path(path)
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Content::OnDisk(path) | Content::Saved(path) => path.fmt(f),
            Content::Here(bytes) => write!(f, "{} bytes", bytes.len()),
        }
    }
}

fn type_of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "txt" => "text/plain",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "css" => "text/css",
        "js" => "application/javascript",
        "json" => "application/json",
        "xml" => "application/xml",
        "yaml" | "yml" => "text/yaml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        "ogg" => "audio/ogg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
