//! Errors that end a command, and their exit statuses.

use crate::output::{print_error, print_rendered};
use std::io;
use std::process::ExitCode;

/// The result of a command.
pub type CommandResult = Result<ExitCode, CommandError>;

/// An error that ends a command.
#[derive(Debug)]
pub enum CommandError {
    /// A collection cannot be read, or a server refused a call. Exit status 1.
    Failed(String),
    /// The same, with a message that is rendered already. Exit status 1.
    Rendered(String),
    /// The command was used incorrectly. Exit status 2.
    Usage(String),
    /// The same, for several reasons, each of which is an error of its own. Exit status 2.
    UsageProblems(Vec<String>),
    /// The reader of stdout closed it, which is not an error.
    ClosedPipe,
}

impl CommandError {
    /// Prints the message on stderr and returns the exit status.
    pub fn report(self) -> ExitCode {
        match self {
            CommandError::ClosedPipe => ExitCode::SUCCESS,
            CommandError::Rendered(text) => {
                // its lines are redacted, and marks stand below them
                print_rendered(text.trim_end());
                ExitCode::from(1)
            }
            CommandError::Failed(message) => {
                print_error(message.trim_end());
                ExitCode::from(1)
            }
            CommandError::Usage(message) => {
                print_error(message.trim_end());
                ExitCode::from(2)
            }
            CommandError::UsageProblems(messages) => {
                messages.iter().for_each(|message| print_error(message.trim_end()));
                ExitCode::from(2)
            }
        }
    }
}

/// What is printed cannot be: other errors of the system get their own messages.
impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CommandError::ClosedPipe,
            _ => CommandError::Failed(format!("the output cannot be written: {error}")),
        }
    }
}
