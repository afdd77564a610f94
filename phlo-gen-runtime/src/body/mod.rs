//! The body of a request.

mod json;
mod multipart;
mod stream;
mod write;

pub(crate) use self::write::{Written, write};

use crate::error::Problem;
use crate::file::{Content, File};
use bytes::Bytes;
use std::fmt;
use std::path::PathBuf;

/// The body of a request, as it would be sent. `Debug` shows its length alone.
///
/// It turns into a [`reqwest::Body`], and may be cloned to be sent again: files are read only while they are sent.
#[derive(Clone, Default)]
pub struct Body {
    parts: Vec<Part>,
}

/// A piece of a body.
#[derive(Clone)]
enum Part {
    Bytes(Bytes),
    /// A file, and how long it was when the body was put together.
    File(PathBuf, u64),
}

impl Body {
    /// The bytes of the body, unless a file on the disk is part of it.
    ///
    /// ```
    /// use phlo_gen_runtime::Body;
    ///
    /// assert_eq!(Body::from("{}".to_owned()).as_bytes(), Some(&b"{}"[..]));
    /// assert_eq!(Body::default().as_bytes(), Some(&b""[..]));
    /// ```
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self.parts.as_slice() {
            [] => Some(&[]),
            [Part::Bytes(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// How many bytes it has.
    pub fn len(&self) -> u64 {
        let length = |part: &Part| match part {
            Part::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Part::File(_, length) => *length,
        };
        self.parts.iter().map(length).fold(0, u64::saturating_add)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn bytes(&self) -> Option<Bytes> {
        match self.parts.as_slice() {
            [Part::Bytes(bytes)] => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Adds bytes: to the last piece, if it is one of bytes.
    fn push(&mut self, bytes: &[u8]) {
        if let Some(Part::Bytes(last)) = self.parts.last_mut() {
            *last = [last, bytes].concat().into();
        } else {
            self.parts.push(Part::Bytes(Bytes::copy_from_slice(bytes)));
        }
    }

    /// Adds a file. One on the disk has to be there by now.
    fn push_file(&mut self, name: &str, file: &File) -> Result<(), Problem> {
        match &file.content {
            Content::Here(bytes) => self.push(bytes),
            Content::OnDisk(path) => match std::fs::metadata(path) {
                Ok(found) if found.is_file() => self.parts.push(Part::File(path.clone(), found.len())),
                Ok(_) => return Err(Problem::argument(name, "is the path of something that is no file")),
                Err(_) => return Err(Problem::argument(name, "is the path of a file that cannot be found")),
            },
        }
        Ok(())
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { parts: vec![Part::Bytes(bytes)] }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<Body> for reqwest::Body {
    fn from(body: Body) -> Self {
        match body.bytes() {
            Some(bytes) => bytes.into(),
            None if body.parts.is_empty() => Bytes::new().into(),
            None => reqwest::Body::wrap(stream::Stream::new(body)),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} bytes)", self.len())
    }
}
