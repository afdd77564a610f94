//! The `phlo-gen` program.

mod command_line;
mod commands;
mod error;
mod input;
mod items;
mod output;
mod postman_api;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let program = command_line::Program::parse();
    program.color.write_global();
    program.command.run().unwrap_or_else(|error| error.report())
}
