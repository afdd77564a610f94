//! A body with files, read while it is sent.

use crate::platform::{File, open};
use crate::transport::body::body_part::{BodyPart, FileOnDisk};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// A body with files, read while it is sent.
pub(super) struct FileStream {
    parts: VecDeque<BodyPart>,
    /// The number of bytes that are still to be sent, if known.
    left: Option<u64>,
    open: Option<OpenFile>,
}

/// A file that is being sent.
struct OpenFile {
    file: File,
    /// The number of bytes of it that are still to be sent, if its length has been sent.
    left: Option<u64>,
    buffer: Vec<u8>,
}

/// The size of one read of a file.
const PIECE: usize = 64 * 1024;

impl FileStream {
    /// A body of these parts, and its number of bytes, if known.
    pub(super) fn new(size: Option<u64>, parts: Vec<BodyPart>) -> Self {
        Self { left: size, parts: parts.into(), open: None }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            if let Some(open) = &mut self.open {
                if let Some(bytes) = ready!(open.poll(context))? {
                    return Poll::Ready(Ok(Some(bytes)));
                }
                self.open = None;
            }
            match self.parts.pop_front() {
                None => return Poll::Ready(Ok(None)),
                Some(BodyPart::Bytes(bytes)) if bytes.is_empty() => {}
                Some(BodyPart::Bytes(bytes)) => return Poll::Ready(Ok(Some(bytes))),
                Some(BodyPart::OnDisk(on_disk)) => {
                    on_disk.check().map_err(|problem| io::Error::other(problem.to_string()))?;
                    let FileOnDisk { path, length, .. } = on_disk;
                    let file = open(&path)?;
                    self.open = Some(OpenFile { file, left: length, buffer: vec![0; PIECE] });
                }
            }
        }
    }
}

impl OpenFile {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        // If the file has grown, only as many bytes are sent as its `Content-Length` states.
        let most = self.left.and_then(|left| usize::try_from(left).ok()).unwrap_or(PIECE).min(PIECE);
        if most == 0 {
            return Poll::Ready(Ok(None));
        }
        let mut buffer = ReadBuf::new(self.buffer.get_mut(..most).unwrap_or_default());
        ready!(Pin::new(&mut self.file).poll_read(context, &mut buffer))?;
        let read = buffer.filled();
        if read.is_empty() && self.left.is_some() {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file became shorter")));
        }
        self.left = less(self.left, read.len());
        Poll::Ready(Ok((!read.is_empty()).then(|| Bytes::copy_from_slice(read))))
    }
}

fn less(left: Option<u64>, sent: usize) -> Option<u64> {
    left.map(|left| left.saturating_sub(u64::try_from(sent).unwrap_or(u64::MAX)))
}

impl http_body::Body for FileStream {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = ready!(self.poll(context));
        if let Ok(Some(bytes)) = &next {
            self.left = less(self.left, bytes.len());
        }
        Poll::Ready(next.transpose().map(|bytes| bytes.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
