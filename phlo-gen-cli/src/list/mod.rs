//! `phlo-gen list`: the items of a collection, or the arguments of one of them.

mod json;
mod text;

use crate::failure::Outcome;
use crate::input::Input;
use crate::items::{entries, find};
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
    input: Input,
    /// An item, by its call or by its names: print its arguments
    item: Option<String>,
    /// How to print the items
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

const AFTER: &str = "\
Examples:
  phlo-gen list api.json                           # all items, as they are called
  phlo-gen list api.json calls.make_a_call         # the arguments of one
  phlo-gen list api.json 'Calls/Make a call'       # the same by its names
  phlo-gen list api.json --format json | jq '.[].request'";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl List {
    /// Prints the items.
    pub fn run(self) -> Outcome {
        let api = self.input.api()?;
        let found = match &self.item {
            Some(item) => vec![find(&api, item)?],
            None => entries(&api),
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
