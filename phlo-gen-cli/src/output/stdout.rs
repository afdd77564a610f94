//! Standard output.

use anstream::AutoStream;
use serde_json::Value;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output, without colours if they are disabled. Flush it at the end to get write errors.
pub type Stdout = BufWriter<AutoStream<StdoutLock<'static>>>;

/// Opens standard output.
pub fn stdout() -> Stdout {
    BufWriter::new(AutoStream::auto(io::stdout()).lock())
}

/// Prints indented JSON.
pub fn print_json(value: &Value) -> io::Result<()> {
    let mut out = stdout();
    writeln!(out, "{value:#}")?;
    out.flush()
}
