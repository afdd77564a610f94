//! Prints a response: the status on stderr, the body on stdout.

use super::secrets::Secrets;
use super::settings::with_advice;
use crate::error::{CommandError, CommandResult};
use crate::items::ItemEntry;
use crate::output::style::{ERROR, GOOD, paint};
use crate::output::{CALL_OPTIONS, Stdout, call_error, pretty_json, stdout};
use phlo_gen_runtime::{Error, Json, Stream};
use std::io::{self, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

/// The longest body in bytes that is read as a whole, so that its JSON can be indented.
const LONGEST: usize = 8_000_000;

/// Prints a successful response: a long one as it comes, of any length.
pub async fn print_response(mut stream: Stream) -> CommandResult {
    writeln!(anstream::stderr(), "{}", paint(GOOD, &stream.status().to_string()))?;
    let failed = |error: Error| CommandError::Failed(call_error(&error, CALL_OPTIONS));
    let mut body = Vec::new();
    while let Some(chunk) = stream.chunk().await.map_err(failed)? {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST {
            let mut out = Pieces::new();
            out.write(&std::mem::take(&mut body))?;
            while let Some(chunk) = stream.chunk().await.map_err(failed)? {
                out.write(&chunk)?;
            }
            out.flush()?;
            return Ok(ExitCode::SUCCESS);
        }
    }
    print_body(&body)?;
    Ok(ExitCode::SUCCESS)
}

/// Standard output for a body that is printed as it comes.
enum Pieces {
    /// A terminal, which gets no characters that it would obey.
    Terminal(Stdout),
    /// A file or a pipe, which gets the bytes.
    File(StdoutLock<'static>),
}

impl Pieces {
    fn new() -> Self {
        if io::stdout().is_terminal() { Pieces::Terminal(stdout()) } else { Pieces::File(io::stdout().lock()) }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Pieces::Terminal(out) => out.write_all(bytes),
            Pieces::File(out) => out.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Pieces::Terminal(out) => out.flush(),
            Pieces::File(out) => out.flush(),
        }
    }
}

/// Prints an unsuccessful response, or returns the error if there is no response.
pub fn print_failure(error: &Error, entry: &ItemEntry<'_>, secrets: Secrets<'_>) -> CommandResult {
    match error {
        Error::Status(response) => {
            writeln!(anstream::stderr(), "{}", paint(ERROR, &response.status().to_string()))?;
            print_body(response.body())?;
            Ok(ExitCode::FAILURE)
        }
        Error::Setting(_) | Error::Argument(_) => Err(with_advice(error, entry, secrets)),
        other => Err(CommandError::Failed(call_error(other, CALL_OPTIONS))),
    }
}

/// Prints a body. JSON is indented. A terminal gets no characters that it would obey; a file or a pipe gets the bytes.
fn print_body(body: &[u8]) -> io::Result<()> {
    if io::stdout().is_terminal() {
        let text = String::from_utf8_lossy(body);
        let mut out = stdout();
        match Json::parse(&text) {
            Ok(json) => writeln!(out, "{}", pretty_json(json.as_str(), "  "))?,
            Err(_) => out.write_all(text.as_bytes())?,
        }
        return out.flush();
    }
    let mut out = io::stdout().lock();
    match std::str::from_utf8(body).ok().and_then(|text| Json::parse(text).ok()) {
        Some(json) => writeln!(out, "{}", pretty_json(json.as_str(), "  "))?,
        None => out.write_all(body)?,
    }
    out.flush()
}
