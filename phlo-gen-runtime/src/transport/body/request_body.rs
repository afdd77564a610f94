//! The body of a request, as it would be sent.

use crate::error::Problem;
use crate::platform;
use crate::transport::body::body_part::{BodyPart, BodyPiece};
#[cfg(not(target_arch = "wasm32"))]
use crate::transport::body::file_stream::FileStream;
use bytes::Bytes;
use std::fmt;

/// The body of a request, as it would be sent. `Debug` shows only its size.
///
/// It converts into a [`reqwest::Body`], and can be cloned to be sent again: files are read only while they are sent. A
/// file that the collection names, and not the program, is not read: see
/// [`ClientOptions::allow_saved_files`](crate::ClientOptions::allow_saved_files).
#[derive(Clone, Default)]
pub struct Body {
    /// All of it, if no file on the disk is part of it.
    bytes: Option<Bytes>,
    /// Its pieces, if a file on the disk is one of them.
    parts: Vec<BodyPart>,
}

impl Body {
    /// The bytes of the body, unless a file on the disk is part of it.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::Body;
    ///
    /// assert_eq!(Body::from("{}".to_owned()).as_bytes(), Some(&b"{}"[..]));
    /// assert_eq!(Body::default().as_bytes(), Some(&b""[..]));
    /// ```
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.bytes {
            Some(bytes) => Some(bytes),
            None => self.parts.is_empty().then_some(&[]),
        }
    }

    /// Its pieces.
    #[doc(hidden)]
    pub fn pieces(&self) -> impl Iterator<Item = BodyPiece<'_>> {
        let parts = self.parts.iter().map(|part| match part {
            BodyPart::Bytes(bytes) => BodyPiece::Bytes(bytes),
            BodyPart::OnDisk(file) => BodyPiece::File { argument: &file.argument, path: &file.path },
        });
        self.bytes.iter().map(|bytes| BodyPiece::Bytes(bytes)).chain(parts)
    }

    /// Its length in bytes; `None` with a file on the disk, which is measured when it is sent.
    pub fn size(&self) -> Option<u64> {
        if let Some(bytes) = &self.bytes {
            return u64::try_from(bytes.len()).ok();
        }
        let mut sizes = self.parts.iter().map(|part| match part {
            BodyPart::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            BodyPart::OnDisk(file) => file.length,
        });
        sizes.try_fold(0_u64, |all, size| all.checked_add(size?))
    }

    /// Measures the files on the disk, which have to exist.
    pub(crate) async fn measure(&mut self) -> Result<(), Problem> {
        for part in &mut self.parts {
            let BodyPart::OnDisk(file) = part else { continue };
            file.check()?;
            match platform::length(&file.path).await {
                Ok(Some(length)) => file.length = Some(length),
                Ok(None) => return Err(file.problem("which is not a file")),
                Err(_) => return Err(file.problem("which cannot be found")),
            }
        }
        Ok(())
    }

    /// Allows files that only the collection names.
    pub(crate) fn allow_saved_files(&mut self) {
        for part in &mut self.parts {
            if let BodyPart::OnDisk(file) = part {
                file.is_refused = false;
            }
        }
    }

    /// Passes the body to a function, piece by piece and up to a number of bytes. Files on the disk are read.
    #[cfg(feature = "_signing")]
    pub(crate) fn read(&self, mut most: u64, to: &mut dyn FnMut(&[u8])) -> Result<(), Problem> {
        let mut pass = |bytes: &[u8]| {
            let length = usize::try_from(most).unwrap_or(usize::MAX).min(bytes.len());
            most -= u64::try_from(length).unwrap_or(most);
            to(bytes.get(..length).unwrap_or_default());
            most > 0
        };
        if !pass(self.bytes.as_deref().unwrap_or_default()) {
            return Ok(());
        }
        for part in &self.parts {
            let goes_on = match part {
                BodyPart::Bytes(bytes) => pass(bytes),
                BodyPart::OnDisk(file) => {
                    file.check()?;
                    platform::read(&file.path, &mut pass).map_err(|_| file.problem("which cannot be read"))?
                }
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn bytes(&self) -> Option<Bytes> {
        self.bytes.clone()
    }

    /// A body of these pieces, of which no two in a row are bytes.
    pub(crate) fn of(parts: Vec<BodyPart>) -> Self {
        match parts.as_slice() {
            [BodyPart::Bytes(bytes)] => bytes.clone().into(),
            _ => Self { bytes: None, parts },
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { bytes: Some(bytes), parts: Vec::new() }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<Body> for reqwest::Body {
    fn from(body: Body) -> Self {
        match body.bytes {
            Some(bytes) => bytes.into(),
            None if body.parts.is_empty() => Bytes::new().into(),
            None => reqwest::Body::wrap(FileStream::new(body.size(), body.parts)),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.size() {
            Some(size) => write!(f, "Body({size} bytes)"),
            None => f.write_str("Body(a file)"),
        }
    }
}
