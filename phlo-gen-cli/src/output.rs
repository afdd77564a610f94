//! Where results are printed.

use anstream::AutoStream;
use serde_json::Value;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output, without colours where nobody wants them. Flush it at the end: an error of writing is told by then.
pub type Output = BufWriter<AutoStream<StdoutLock<'static>>>;

/// Standard output.
pub fn stdout() -> Output {
    BufWriter::new(AutoStream::auto(io::stdout()).lock())
}

/// Prints JSON for programs.
pub fn print_json(value: &Value) -> io::Result<()> {
    let mut out = stdout();
    writeln!(out, "{value:#}")?;
    out.flush()
}
