//! `phlo-gen diff`: the changes between two versions of a collection, and which of them break callers.

pub(super) mod change;
mod client;
mod item;
mod item_pairs;
pub(super) mod report;
mod types;

use crate::error::CommandResult;
use crate::input::{MacroOptions, check_versions, read_environment, read_file, read_version};
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
    /// The old version of the collection
    old: String,
    /// The new version of the collection
    new: String,
    /// A Postman environment; its values take precedence over those of both collections
    #[arg(long, short, value_name = "FILE")]
    environment: Option<String>,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    options: MacroOptions,
}

const AFTER: &str = "\
Examples:
  phlo-gen diff old.json new.json
  phlo-gen diff old.json new.json --only 'Calls/**'        # with the options of your macro
  phlo-gen diff old.json new.json --format markdown        # for a pull request
  git show main:api.json > old.json; phlo-gen diff old.json api.json

Compared is what callers use: calls, setters, settings, types, members of responses. A new optional argument is an \
addition, although code that writes the request as a struct must name it. A crate of version 0.x increases the minor \
version where this says `major`.

Exit status: 1 if a change breaks callers.";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

impl Diff {
    /// Prints the changes.
    pub fn run(self) -> CommandResult {
        let options = self.options.options();
        let environment = self.environment.as_deref().map(read_environment).transpose()?;
        let version = |path: &str| read_version(&read_file(path)?, environment.as_ref(), &options);
        let (mut old, mut new) = (version(&self.old)?, version(&self.new)?);
        old.secrets.hide_in(&mut new.api);
        new.secrets.hide_in(&mut old.api);
        check_versions(&new, &[&old])?;
        let changes = compare(&old.api, &new.api);
        let mut out = stdout();
        match self.format {
            Format::Text => report::text(&changes, &mut out)?,
            Format::Markdown => report::markdown(&changes, &mut out)?,
            Format::Json => print_json(&report::json(&changes))?,
        }
        out.flush()?;
        Ok(ExitCode::from(u8::from(changes.level() == Some(Level::Breaking))))
    }
}

/// All changes between two versions of an API.
pub(super) fn compare(old: &Api, new: &Api) -> Changes {
    let mut changes = Changes::default();
    client::compare(old, new, &mut changes);
    item_pairs::compare(old, new, &mut changes);
    changes
}
