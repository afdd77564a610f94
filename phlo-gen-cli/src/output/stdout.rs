//! Standard output.

use super::visible::{visible, visible_in_json};
use anstream::AutoStream;
use serde_json::Value;
use std::io::{self, StdoutLock, Write};

/// Standard output, without colours if they are disabled, and without characters that a terminal would obey. Flush it at
/// the end to get write errors.
pub struct Stdout {
    out: AutoStream<StdoutLock<'static>>,
    /// What is not written yet.
    pending: Vec<u8>,
}

/// How much is written at once.
const PIECE: usize = 8 << 10;

/// Opens standard output.
pub fn stdout() -> Stdout {
    Stdout { out: AutoStream::auto(io::stdout()).lock(), pending: Vec::new() }
}

impl Stdout {
    fn write_out(&mut self) -> io::Result<()> {
        let pending = std::mem::take(&mut self.pending);
        self.out.write_all(visible(&String::from_utf8_lossy(&pending)).as_bytes())
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        // A character and a colour are never divided by the end of a line.
        if self.pending.len() >= PIECE && self.pending.ends_with(b"\n") {
            self.write_out()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_out()?;
        self.out.flush()
    }
}

impl Drop for Stdout {
    fn drop(&mut self) {
        // What is printed before an error; the error itself is reported.
        let _ = self.flush();
    }
}

/// Prints indented JSON.
pub fn print_json(value: &Value) -> io::Result<()> {
    let mut out = stdout();
    writeln!(out, "{}", visible_in_json(&format!("{value:#}")))?;
    out.flush()
}
