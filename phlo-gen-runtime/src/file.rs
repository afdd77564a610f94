//! Files that are sent.

use crate::json::{Outcome, Reader, write_string};
use crate::shape::{Blank, Decode, Value};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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
    name: String,
    content_type: Option<String>,
    pub(crate) content: Content,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// It is read while it is sent.
    OnDisk(PathBuf),
    Here(Bytes),
}

impl File {
    /// A file on the disk. It is read when it is sent, piece by piece.
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { name, content_type: None, content: Content::OnDisk(path) }
    }

    /// A file that is made here, under the name that the server is told.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), content_type: None, content: Content::Here(bytes.into()) }
    }

    /// The file under another name.
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// The file as another type than its name tells.
    pub fn with_content_type(self, content_type: impl Into<String>) -> Self {
        Self { content_type: Some(content_type.into()), ..self }
    }

    /// The name that the server is told.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The type that the server is told: the one that was given, or what the name tells.
    pub fn content_type(&self) -> &str {
        self.type_or("")
    }

    /// The type that was given, or else another one; or what the name tells, if that is empty.
    pub(crate) fn type_or<'a>(&'a self, other: &'a str) -> &'a str {
        match &self.content_type {
            Some(given) => given,
            None if !other.is_empty() => other,
            None => type_of(&self.name),
        }
    }

    /// The type that the server is told, unless neither a name nor a type was given.
    pub(crate) fn type_if_named(&self) -> &str {
        if self.name.is_empty() && self.content_type.is_none() { "" } else { self.content_type() }
    }

    /// Whether no file is chosen.
    pub(crate) fn is_nothing(&self) -> bool {
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

impl Blank for File {
    fn blank() -> Self {
        Self::from_bytes("", "")
    }
}

/// Only `example()` reads files: as the path that the collection saves, or as an object that says more. No path is no file.
impl Decode for File {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let mut saved = Saved::blank();
        if json.peek() == b'{' {
            saved.decode(json)?;
        } else {
            saved.path = json.string()?.into_owned();
        }
        *self = saved.file();
        Ok(())
    }
}

/// A file as a collection saves it.
struct Saved {
    path: String,
    /// The name that the server is told, if it is another.
    name: String,
    /// What is in it, in base64, where the collection itself holds that.
    base64: String,
}

crate::fields! { Saved { 0 path "path" 1 name "name" 2 base64 "base64" } }

impl Saved {
    fn file(self) -> File {
        if self.path.is_empty() {
            return File::from_bytes(self.name, STANDARD.decode(self.base64).unwrap_or_default());
        }
        let file = File::from_path(self.path);
        if self.name.is_empty() {
            return file;
        }
        let content_type = file.content_type().to_owned();
        file.with_name(self.name).with_content_type(content_type)
    }
}

impl Value for File {
    fn json(&self, out: &mut String) {
        write_string(&self.name, out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(&self.name);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
    fn file(&self) -> Option<&File> {
        Some(self)
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Content::OnDisk(path) => path.fmt(f),
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

#[cfg(test)]
mod tests {
    use super::File;
    use crate::example::example;

    #[test]
    fn the_name_tells_the_type() {
        assert_eq!(File::from_path("/a/b.PNG").content_type(), "image/png");
        assert_eq!(File::from_path("/a/b").content_type(), "application/octet-stream");
        assert_eq!(File::from_path("/a/b").with_name("c.csv").content_type(), "text/csv");
    }

    #[test]
    fn collections_save_files_in_several_ways() {
        let file = |json: &str| example::<Request>(json).file;
        assert_eq!(file(r#"{"file":"a/b.json"}"#), File::from_path("a/b.json"));
        assert!(file(r#"{"file":""}"#).is_nothing());
        assert_eq!(file(r#"{"file":{"base64":"aGVsbG8="}}"#), File::from_bytes("", "hello"));
        let renamed = file(r#"{"file":{"path":"b.json","name":"c.xml"}}"#);
        assert_eq!((renamed.name(), renamed.content_type()), ("c.xml", "application/json"));
    }

    crate::fields! { Request { 0 file "file" } }
    struct Request {
        file: File,
    }

    #[test]
    fn debug_does_not_print_the_content() {
        let debug = format!("{:?}", File::from_bytes("a.txt", "hunter2"));
        assert!(debug.contains("7 bytes") && !debug.contains("hunter2"), "{debug}");
    }
}
