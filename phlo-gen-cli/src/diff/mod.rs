//! `phlo-gen diff`: which changes of a collection break callers.

mod change;
mod client;
mod item;
mod pair;
mod print;
mod types;

use crate::choices::Choices;
use crate::failure::Outcome;
use crate::input::{environment, lower, read};
use crate::output::{print_json, stdout};
use change::{Changes, Level};
use clap::ValueEnum;
use phlo_gen_core::api::Api;
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen diff`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Diff {
    /// The collection as it was
    old: String,
    /// The collection as it is
    new: String,
    /// A Postman environment whose values go before those of both collections
    #[arg(long, short, value_name = "FILE")]
    environment: Option<String>,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    choices: Choices,
}

const AFTER: &str = "\
Examples:
  phlo-gen diff old.json new.json
  git show main:api.json > old.json && phlo-gen diff old.json api.json --format markdown   # for a pull request

What callers write counts: calls, setters, settings, types, members of responses. A new optional argument counts as an \
addition, although code that writes a request as a struct has to name it. While its version is 0.x, a crate raises the \
minor version where `major` is said here.

Exit status: 1 if callers would break.";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

impl Diff {
    /// Prints the changes.
    pub fn run(self) -> Outcome {
        let options = self.choices.options();
        let environment = self.environment.as_deref().map(environment).transpose()?;
        let api = |path: &str| lower(&read(path)?, environment.as_ref(), &options);
        let changes = compare(&api(&self.old)?, &api(&self.new)?);
        let mut out = stdout();
        match self.format {
            Format::Text => print::text(&changes, &mut out)?,
            Format::Markdown => print::markdown(&changes, &mut out)?,
            Format::Json => print_json(&print::json(&changes))?,
        }
        out.flush()?;
        Ok(ExitCode::from(u8::from(changes.level() == Some(Level::Breaking))))
    }
}

/// All changes between two versions of an API.
fn compare(old: &Api, new: &Api) -> Changes {
    let mut changes = Changes::default();
    client::compare(old, new, &mut changes);
    pair::compare(old, new, &mut changes);
    changes
}
