//! Responses that are read as a stream.

use crate::error::{Error, Unreadable};
use crate::response::events::Events;
use crate::response::partial_file::PartialFile;
use crate::response::{Event, IncomingResponse, lines::Lines};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::path::Path;

/// A response that is read as a stream: by pieces, lines or events, or into a file.
///
/// The timeout of the call covers everything up to the response headers. After that,
/// [`ClientOptions::idle_timeout`](crate::ClientOptions::idle_timeout) applies. A failure while reading is never
/// retried.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// # use phlo_gen::{Error, Request};
/// async fn follow(request: Request) -> Result<(), Error> {
///     let mut events = request.header("Accept", "text/event-stream").send().stream().await?;
///     while let Some(event) = events.event().await? {
///         println!("{}: {}", event.name, event.data);
///     }
///     Ok(())
/// }
/// ```
pub struct Stream {
    response: Box<IncomingResponse>,
    lines: Lines,
    events: Events,
}

impl Stream {
    pub(crate) fn new(response: Box<IncomingResponse>) -> Self {
        Self { response, lines: Lines::default(), events: Events::default() }
    }

    /// The status, which is a success.
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// The next piece, as it is received; `None` at the end.
    ///
    /// # Errors
    /// The connection broke, or nothing was received for too long.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match self.lines.rest() {
            Some(rest) => Ok(Some(rest)),
            None => self.response.chunk().await,
        }
    }

    /// The next line, without its end: `\n` or `\r\n`. Invalid UTF-8 is replaced by `U+FFFD`.
    ///
    /// # Errors
    /// Those of [`Stream::chunk`]; or the line is longer than [`ClientOptions::response_limit`](crate::ClientOptions::response_limit).
    pub async fn line(&mut self) -> Result<Option<String>, Error> {
        self.next_line(false).await
    }

    /// The next server-sent event; `None` at the end. An incomplete event is dropped.
    ///
    /// # Errors
    /// Those of [`Stream::line`].
    pub async fn event(&mut self) -> Result<Option<Event>, Error> {
        while let Some(line) = self.next_line(true).await? {
            if let Some(event) = self.events.line(&line) {
                return Ok(Some(event));
            }
            if self.events.size() > self.response.limit() {
                return Err(self.response.response_error(Unreadable::TooLong(self.response.limit())));
            }
        }
        Ok(None)
    }

    /// Writes the rest of the body to a file, which is replaced, and returns the number of bytes.
    ///
    /// It is written to a new file in the same folder first, with a random name. That file replaces the other when it is
    /// complete, and is removed if the body is incomplete or the future is dropped. A symbolic link at the path is
    /// replaced, not followed.
    ///
    /// # Errors
    /// Those of [`Stream::chunk`]; or the file cannot be written.
    pub async fn save(mut self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let path = path.as_ref();
        let mut written = 0_u64;
        let mut file = PartialFile::beside(path).await.map_err(|error| self.unwritten(error))?;
        while let Some(chunk) = self.chunk().await? {
            file.write(&chunk).await.map_err(|error| self.unwritten(error))?;
            written += u64::try_from(chunk.len()).unwrap_or_default();
        }
        file.move_to(path).await.map_err(|error| self.unwritten(error))?;
        Ok(written)
    }

    fn unwritten(&self, error: std::io::Error) -> Error {
        self.response.response_error(Unreadable::Unwritten(error.into()))
    }

    async fn next_line(&mut self, cr_ends: bool) -> Result<Option<String>, Error> {
        loop {
            if let Some(line) = self.lines.next(cr_ends) {
                return Ok(Some(line));
            }
            if self.lines.size() > self.response.limit() {
                return Err(self.response.response_error(Unreadable::TooLong(self.response.limit())));
            }
            match self.response.chunk().await? {
                Some(chunk) => self.lines.push(&chunk),
                None => return Ok(self.lines.last()),
            }
        }
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("status", &self.response.status).finish_non_exhaustive()
    }
}
