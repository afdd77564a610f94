//! What ends the program early, and how it is told.

use crate::style;
use anstyle::Style;
use std::io::{self, Write};
use std::process::ExitCode;

/// What a command comes to.
pub type Outcome = Result<ExitCode, Failure>;

/// What ends the program early.
#[derive(Debug)]
pub enum Failure {
    /// The answer is no: a collection cannot be read, a server refused a call. Exit status 1.
    No(String),
    /// The same, ready to be shown as it is.
    Shown(String),
    /// The program was not used as it can be. Exit status 2.
    Usage(String),
    /// Nobody reads what is printed any more, which is fine.
    ClosedPipe,
}

impl Failure {
    /// Says on stderr what is wrong, and gives the exit status.
    pub fn tell(self) -> ExitCode {
        let (status, text) = match self {
            Failure::ClosedPipe => return ExitCode::SUCCESS,
            Failure::Shown(text) => (1, text),
            Failure::No(message) => (1, titled(style::ERROR, "error", &message)),
            Failure::Usage(message) => (2, titled(style::ERROR, "error", &message)),
        };
        // if stderr is closed there is nobody to tell
        let _ = writeln!(anstream::stderr(), "{}", text.trim_end());
        ExitCode::from(status)
    }
}

/// Says on stderr what is odd, and goes on.
pub fn warn(message: &str) {
    // if stderr is closed there is nobody to tell
    let _ = writeln!(anstream::stderr(), "{}", titled(style::WARNING, "warning", message));
}

/// A message under its title; what to do stands on lines of its own.
fn titled(color: Style, title: &str, message: &str) -> String {
    let help = style::HELP_TITLE;
    let mut lines = message.lines();
    let mut out = format!("{}: {}", style::paint(color, title), lines.next().unwrap_or_default());
    for line in lines {
        out.push('\n');
        match line.strip_prefix("help: ") {
            Some(line) => out.push_str(&format!("{help}help{help:#}: {line}")),
            None => out.push_str(line),
        }
    }
    out
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Usage(error.to_string()),
        }
    }
}
