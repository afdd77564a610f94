//! A body with files, read while it is sent.

use super::{Body, OnDisk, Part};
use crate::platform::{File, open};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// A body on its way.
pub(super) struct Stream {
    parts: VecDeque<Part>,
    /// How many bytes are still to be sent, if that is known.
    left: Option<u64>,
    open: Option<Open>,
}

/// A file that is being sent.
struct Open {
    file: File,
    /// How many bytes of it are still to be sent, if its length has been promised.
    left: Option<u64>,
    buffer: Vec<u8>,
}

/// How much of a file is read at once.
const PIECE: usize = 64 * 1024;

impl Stream {
    pub(super) fn new(body: Body) -> Self {
        Self { left: body.size(), parts: body.parts.into(), open: None }
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
                Some(Part::Bytes(bytes)) if bytes.is_empty() => {}
                Some(Part::Bytes(bytes)) => return Poll::Ready(Ok(Some(bytes))),
                Some(Part::OnDisk(OnDisk { path, length, .. })) => {
                    let file = open(&path)?;
                    self.open = Some(Open { file, left: length, buffer: vec![0; PIECE] });
                }
            }
        }
    }
}

impl Open {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        // A file that grows meanwhile is cut where its length was promised.
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

impl http_body::Body for Stream {
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
