//! `phlo-gen mock`: serves the saved examples of a collection.

use crate::error::{CommandError, CommandResult};
use crate::input::{Version, read_environment, read_file, read_version};
use crate::output::stdout;
use crate::output::style::{FAINT, GOOD, NAME, WARNING, paint};
use phlo_gen_core::lower::{KnownSecrets, Options, without_keys};
use phlo_gen_mock::{Exchange, Fault, Mock as MockBuilder};
use std::io::Write;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

/// `phlo-gen mock`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Mock {
    /// The collection: a JSON file, or a directory (format version 3)
    file: String,
    /// A Postman environment; its values take precedence over those of the collection
    #[arg(long, short, value_name = "FILE")]
    environment: Option<String>,
    /// The port to listen on; by default the system chooses a free one
    #[arg(long, short, default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Print the reason for each response
    #[arg(long)]
    explain: bool,
    /// Accept requests without authorization
    #[arg(long)]
    no_auth: bool,
    /// Accept requests without required arguments, and unknown values of enums
    #[arg(long)]
    no_check: bool,
    /// Simulate faults: `503`, `drop` or `truncate`; `503@2` for the second request, `503/v1/calls/*` for a path
    #[arg(long, value_name = "FAULT[@N][/PATH]")]
    fail: Vec<String>,
    /// The delay before each response, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0, hide_default_value = true)]
    delay: u64,
}

const AFTER: &str = "\
Examples:
  phlo-gen mock api.json --port 8080
  phlo-gen mock api.json --explain                             # why this example and not another?
  phlo-gen mock api.json --fail 503@1                          # the first request fails
  curl -H 'x-mock-response-code: 404' http://127.0.0.1:8080/calls  # select a saved failure

A client of phlo-gen sends its requests there with `Client::builder().origin(\"http://127.0.0.1:8080\")`.";

impl Mock {
    /// Serves until the program is stopped.
    pub fn run(self) -> CommandResult {
        // errors in the files are reported here, with the line
        let environment = self.environment.as_deref().map(read_environment).transpose()?;
        let Version { secrets, .. } = read_version(&read_file(&self.file)?, environment.as_ref(), &Options::default())?;
        let failed = |error: phlo_gen_mock::Error| CommandError::Failed(error.to_string());
        let mut mock = MockBuilder::read(&self.file).map_err(failed)?;
        if let Some(environment) = &self.environment {
            mock = mock.environment(environment).map_err(failed)?;
        }
        for text in &self.fail {
            mock = mock.fault(parse_fault(text).map_err(CommandError::Usage)?);
        }
        let (sender, lines) = mpsc::channel();
        let explain = self.explain;
        let server = mock
            .require_auth(!self.no_auth)
            .check_arguments(!self.no_check)
            .delay(Duration::from_millis(self.delay))
            // an error means that the program is ending
            .on_response(move |exchange| drop(sender.send(log_line(&exchange, explain, &secrets))))
            .port(self.port)
            .start()
            .map_err(|error| CommandError::Usage(format!("port {}: {error}", self.port)))?;
        let mut out = stdout();
        writeln!(out, "{} {} listens on {}", paint(GOOD, "mock"), self.file, paint(NAME, &server.origin()))?;
        out.flush()?;
        for line in lines {
            writeln!(out, "{line}")?;
            out.flush()?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The lines of the log for a request, without the secrets of the collection and of the caller.
fn log_line(exchange: &Exchange<'_>, explain: bool, secrets: &KnownSecrets) -> String {
    let masked = |text: &str| secrets.mask(&without_keys(text));
    let status = match exchange.status {
        Some(status) if status < 400 => paint(GOOD, &status.to_string()),
        Some(status) => paint(WARNING, &status.to_string()),
        None => paint(WARNING, "dropped"),
    };
    let fault = if exchange.is_fault { " (simulated fault)" } else { "" };
    let mut out =
        format!("{} {} {status}{fault}", exchange.request.method, secrets.mask(&exchange.request.redacted_target()));
    if explain {
        // the first line is the request with its secrets
        for line in exchange.explain().lines().skip(1) {
            out.push_str(&format!("\n  {}", paint(FAINT, &masked(line))));
        }
    }
    out
}

/// Parses `503@2/v1/calls/*`: the fault, the number of the request, the path.
fn parse_fault(text: &str) -> Result<Fault, String> {
    let error = || {
        format!(
            "`--fail {text}` cannot be read\nhelp: write a status from 200 to 599, `drop` or `truncate`: `--fail 503@1`"
        )
    };
    let (head, path) = text.find('/').map_or((text, None), |at| (&text[..at], Some(&text[at..])));
    let (kind, nth) = head.split_once('@').map_or((head, None), |(kind, nth)| (kind, Some(nth)));
    let mut fault = match kind {
        "drop" => Fault::drop_connection(),
        "truncate" => Fault::truncate_body(),
        status => Fault::status(status.parse().ok().filter(|status| (200..600).contains(status)).ok_or_else(error)?),
    };
    if let Some(nth) = nth {
        fault = fault.nth(nth.parse().ok().filter(|nth| *nth > 0).ok_or_else(error)?);
    }
    Ok(match path {
        Some(path) => fault.path(path),
        None => fault,
    })
}

#[cfg(test)]
mod tests {
    use super::parse_fault;

    #[test]
    fn faults_are_parsed() {
        for text in ["503", "drop", "truncate@2", "429@1/v1/*", "599", "drop/v1/phlo/*"] {
            assert!(parse_fault(text).is_ok(), "{text}");
        }
        for text in ["", "slow", "99", "600", "999", "503@", "503@0", "@1", "/v1"] {
            assert!(parse_fault(text).is_err_and(|why| why.contains(&format!("`--fail {text}`"))), "{text}");
        }
    }
}
