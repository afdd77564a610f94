//! The `phlo-gen` program.

mod command_line;
mod commands;
mod error;
mod input;
mod items;
mod output;
mod postman_api;

use clap::Parser;
use clap::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let program = match command_line::Program::try_parse() {
        Ok(program) => program,
        Err(error) => return usage(&error),
    };
    program.color.write_global();
    program.command.run().unwrap_or_else(|error| error.report())
}

/// Prints why the command line is wrong, or what it asks for: the help, the version.
fn usage(error: &Error) -> ExitCode {
    if !error.use_stderr() {
        error.exit();
    }
    output::print(error.render().ansi().to_string().trim_end());
    ExitCode::from(2)
}
