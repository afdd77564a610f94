//! The `phlo-gen` program.

mod check;
mod expand;
mod list;

use clap::{Args, Parser, Subcommand};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::Options;
use std::path::Path;
use std::process::ExitCode;

/// Typed Rust clients from Postman collections.
#[derive(Parser)]
#[command(name = "phlo-gen", version, about, arg_required_else_help = true)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the Rust source that the macro leaves behind
    Expand(expand::Expand),
    /// Say what is odd in collections; exits with 1 if one cannot be read
    Check(check::Check),
    /// List the items of a collection with their arguments
    List(list::List),
}

/// A collection and how to read it.
#[derive(Args)]
struct Input {
    /// The collection
    file: String,
    /// A Postman environment whose values go before those of the collection
    #[arg(long, short)]
    environment: Option<String>,
    /// Only items whose path matches, such as `PHLO/**`
    #[arg(long)]
    only: Vec<String>,
    /// No items whose path matches
    #[arg(long)]
    skip: Vec<String>,
}

impl Input {
    fn options(&self) -> Options {
        Options { only: self.only.clone(), skip: self.skip.clone(), ..Options::default() }
    }

    fn documents(&self) -> Result<(Document, Option<Document>), String> {
        let read = |path: &str| Document::read(Path::new(""), path);
        Ok((read(&self.file)?, self.environment.as_deref().map(read).transpose()?))
    }
}

fn main() -> ExitCode {
    let done = match Program::parse().command {
        Command::Expand(expand) => expand.run(),
        Command::Check(check) => return check.run(),
        Command::List(list) => list.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
