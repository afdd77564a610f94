//! The `phlo-gen` program.

mod call;
mod check;
mod choices;
mod completions;
mod curl;
mod diff;
mod expand;
mod failure;
mod input;
mod items;
mod list;
mod man;
mod mock;
mod new;
mod output;
mod program;
mod snippet;
mod style;
mod table;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let program = program::Program::parse();
    program.color.write_global();
    program.command.run().unwrap_or_else(|failure| failure.tell())
}
