//! `phlo-gen curl`: the command that sends an item from a shell.

use crate::failure::Outcome;
use crate::input::Input;
use crate::items::find;
use crate::output::stdout;
use phlo_gen_core::emit::curl;
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen curl`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Curl {
    #[command(flatten)]
    input: Input,
    /// The item, by its call or by its names
    item: String,
}

const AFTER: &str = "\
Examples:
  phlo-gen curl api.json calls.make_a_call
  phlo-gen curl api.json 'Calls/Make a call' -e production.postman_environment.json

Secrets, and settings without a value, are variables of the shell.";

impl Curl {
    /// Prints the command.
    pub fn run(self) -> Outcome {
        let api = self.input.api()?;
        let entry = find(&api, &self.item)?;
        let mut out = stdout();
        writeln!(out, "{}", curl::command(&api, entry.item))?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
