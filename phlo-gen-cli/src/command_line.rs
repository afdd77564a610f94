//! The command line of the program.

use crate::commands::{Call, Check, Completions, Curl, Diff, Expand, List, Man, Mock, New, Pull};
use crate::error::CommandResult;
use crate::output::style;
use clap::{CommandFactory, Parser, Subcommand};

/// Typed Rust clients from Postman collections.
#[derive(Parser)]
#[command(
    name = "phlo-gen",
    version,
    styles = style::HELP,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = AFTER
)]
pub struct Program {
    /// Whether to print in colours
    #[command(flatten)]
    pub color: colorchoice_clap::Color,
    /// The command
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Exit status: 0 on success, 1 on failure (a collection cannot be read, a change breaks callers, a server refuses the \
call), 2 if the command line is wrong or a file is missing.

Colours follow NO_COLOR and CLICOLOR_FORCE.";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Create a crate from a collection, ready to build
    New(New),
    /// Report findings in collections, with place and advice
    Check(Check),
    /// List the items of a collection, or the arguments of one of them
    List(List),
    /// Print the Rust source that the macro generates
    Expand(Expand),
    /// Report the changes between two versions of a collection, and which of them break callers
    Diff(Diff),
    /// Download a collection or an environment from Postman, or check that a file is up to date
    Pull(Pull),
    /// Serve the saved examples of a collection
    Mock(Mock),
    /// Print the curl command of an item
    Curl(Curl),
    /// Send the request of an item and print the response
    Call(Call),
    /// Print the completion script of a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> CommandResult {
        match self {
            Command::New(new) => new.run(),
            Command::Check(check) => check.run(),
            Command::List(list) => list.run(),
            Command::Expand(expand) => expand.run(),
            Command::Diff(diff) => diff.run(),
            Command::Pull(pull) => pull.run(),
            Command::Mock(mock) => mock.run(),
            Command::Curl(curl) => curl.run(),
            Command::Call(call) => call.run(),
            Command::Completions(completions) => completions.run(Program::command()),
            Command::Man(man) => man.run(Program::command()),
        }
    }
}
