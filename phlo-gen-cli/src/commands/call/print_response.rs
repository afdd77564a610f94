//! Prints a response: the status on stderr, the body on stdout.

use super::secrets::Secrets;
use super::settings::with_advice;
use crate::error::{CommandError, CommandResult};
use crate::items::ItemEntry;
use crate::output::style::{ERROR, GOOD, paint};
use crate::output::{pretty_json, stdout};
use phlo_gen_runtime::{Error, Json};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Prints a successful response.
pub fn print_response(status: &str, body: &[u8]) -> CommandResult {
    writeln!(anstream::stderr(), "{}", paint(GOOD, status))?;
    print_body(body)?;
    Ok(ExitCode::SUCCESS)
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
        other => Err(CommandError::Failed(other.to_string())),
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
