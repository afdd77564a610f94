//! `phlo-gen list`: the items of a collection, or the arguments of one of them.

mod argument;
mod json;
mod members;
mod text;

use crate::error::CommandResult;
use crate::input::CollectionArgs;
use crate::items::{all_items, find_item};
use crate::output::{print_json, stdout};
use clap::ValueEnum;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen list`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct List {
    #[command(flatten)]
    input: CollectionArgs,
    /// An item, whose arguments are printed: its call, or its folders and name
    item: Option<String>,
    /// How to print the items
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

const AFTER: &str = "\
Examples:
  phlo-gen list plivo.json                         # the calls of all items
  phlo-gen list plivo.json messages.send_sms       # the arguments of an item
  phlo-gen list plivo.json 'Messages/Send SMS'     # the same, by folder and name
  phlo-gen list plivo.json --format json | jq '.[].request'";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl List {
    /// Prints the items.
    pub fn run(self) -> CommandResult {
        let api = self.input.api()?;
        let found = match &self.item {
            Some(item) => vec![find_item(&api, item)?],
            None => all_items(&api),
        };
        match (self.format, found.first().filter(|_| self.item.is_some())) {
            (Format::Json, _) => print_json(&Value::Array(found.iter().map(json::item).collect()))?,
            (Format::Text, one) => {
                let mut out = stdout();
                match one {
                    Some(entry) => text::item(entry, &mut out)?,
                    None => text::items(&found, &mut out)?,
                }
                out.flush()?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
