//! `phlo-gen curl`: the curl command of an item.

use crate::error::CommandResult;
use crate::input::CollectionArgs;
use crate::items::find_item;
use crate::output::stdout;
use phlo_gen_core::emit::curl;
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen curl`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Curl {
    #[command(flatten)]
    input: CollectionArgs,
    /// The item: its call, or its folders and name
    item: String,
}

const AFTER: &str = "\
Examples:
  phlo-gen curl plivo.json messages.send_sms
  phlo-gen curl plivo.json 'Messages/Send SMS'
  phlo-gen curl plivo.json 'Messages/Send SMS' -e production.postman_environment.json

Secrets and settings without a value are shell variables.";

impl Curl {
    /// Prints the command.
    pub fn run(self) -> CommandResult {
        let api = self.input.api()?;
        let entry = find_item(&api, &self.item)?;
        let mut out = stdout();
        writeln!(out, "{}", curl::command(&api, entry.item))?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
