//! The command line: what users may ask for.

use crate::failure::Outcome;
use crate::{call, check, completions, curl, diff, expand, list, man, mock, new, style};
use clap::{Parser, Subcommand};

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
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Exit status: 0 if all is well, 1 if the answer is no (a collection cannot be read, callers would break, a server \
refused the call), 2 if the program was not used as it can be.

Colours follow NO_COLOR and CLICOLOR_FORCE.";

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Make a crate from a collection, ready to build
    New(new::New),
    /// Say what is odd in collections, with place and advice
    Check(check::Check),
    /// List the items of a collection, or the arguments of one of them
    List(list::List),
    /// Print the Rust source that the macro leaves behind
    Expand(expand::Expand),
    /// Say which changes between two versions of a collection break callers
    Diff(diff::Diff),
    /// Serve the saved examples of a collection
    Mock(mock::Mock),
    /// Print the curl command of an item
    Curl(curl::Curl),
    /// Send the request of an item and print the response
    Call(call::Call),
    /// Print the completions of a shell
    Completions(completions::Completions),
    /// Print the manual page
    Man(man::Man),
}

impl Command {
    /// Does it.
    pub fn run(self) -> Outcome {
        match self {
            Command::New(new) => new.run(),
            Command::Check(check) => check.run(),
            Command::List(list) => list.run(),
            Command::Expand(expand) => expand.run(),
            Command::Diff(diff) => diff.run(),
            Command::Mock(mock) => mock.run(),
            Command::Curl(curl) => curl.run(),
            Command::Call(call) => call.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(man) => man.run(),
        }
    }
}
