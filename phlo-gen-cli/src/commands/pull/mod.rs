//! `phlo-gen pull`: a collection or an environment from Postman itself.

mod api_client;
mod download;
mod published;
mod source;
mod workspaces;

use crate::commands::async_runtime::async_runtime;
use crate::commands::diff::report;
use crate::error::{CommandError, CommandResult};
use crate::input::{MacroOptions, read_file};
use crate::output::{print_warning, stdout, write_file};
use download::download;
use phlo_gen_core::generate::Document;
use published::{Content, Difference, check_options, content, difference, published};
use source::Source;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use workspaces::{list_contents, list_workspaces};

/// `phlo-gen pull`
#[derive(clap::Args)]
#[command(after_help = AFTER, override_usage = USAGE)]
pub struct Pull {
    /// The collection or the environment: its id in Postman, or a link to it
    #[arg(required_unless_present = "list", value_name = "ID_OR_LINK")]
    source: Option<String>,
    /// The file that is written
    #[arg(long, short, required_unless_present = "list", value_name = "FILE")]
    output: Option<String>,
    /// The id is that of an environment; a link says so itself
    #[arg(long)]
    environment: bool,
    /// Write nothing, and exit with 1 if the file differs from what is published
    #[arg(long)]
    check: bool,
    /// List the workspaces of the account, or the collections and environments of one, with their ids
    #[arg(long, value_name = "WORKSPACE", num_args = 0..=1, conflicts_with_all = ["source", "output", "environment", "check"])]
    list: Option<Option<String>>,
    #[command(flatten)]
    options: MacroOptions,
}

/// What is required without `--list`, which clap shows as optional.
const USAGE: &str = "\
phlo-gen pull [OPTIONS] --output <FILE> <ID_OR_LINK>
       phlo-gen pull --list [<WORKSPACE>]";

const AFTER: &str = "\
Examples:
  export POSTMAN_API_KEY=PMAK-…    # from the settings of your account in Postman
  phlo-gen pull --list
  phlo-gen pull --list 1f0df51a-8658-4ee8-a2a1-d2567dfa09a9
  phlo-gen pull 12345678-12ece9e1-2abf-4edc-8e34-de66e74114d2 -o api.json
  phlo-gen pull \"$LINK\" -o collections/garden.json    # a link to a collection
  phlo-gen pull \"$LINK\" -o published.json --check     # in CI

It prints what changes for callers, as `phlo-gen diff` does. What is no collection replaces no file, and a file that is no \
collection is not replaced. A link with an `access_key` needs no API key. Accounts in the EU set \
POSTMAN_BASE_URL=https://api.eu.postman.com.

Exit status: 1 if Postman cannot be reached or refuses the key, or if with `--check` the file differs; 2 if the command \
line is wrong or the key is missing.";

impl Pull {
    /// Lists, compares or writes.
    pub fn run(self) -> CommandResult {
        let runtime = async_runtime()?;
        match (&self.list, &self.source, &self.output) {
            (Some(None), _, _) => runtime.block_on(list_workspaces())?,
            (Some(Some(workspace)), _, _) => runtime.block_on(list_contents(workspace))?,
            (None, Some(source), Some(path)) => {
                let source = Source::parse(source, self.environment).map_err(CommandError::Usage)?;
                let old = self.old(path, &source)?;
                let response = runtime.block_on(download(&source))?;
                let like = old.as_ref().map(|(document, _)| document.text());
                let text = published(response, source.kind, like)?;
                let new =
                    content(&Document::new("what Postman sends", text.as_str()), source.kind, &self.options.options())?;
                check_options(&new, old.as_ref().map(|(_, old)| old))?;
                return self.finish(path, old, &text, &new);
            }
            // The command line requires both.
            (None, _, _) => {}
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The file that is there. One that is something else is not replaced.
    fn old(&self, path: &str, source: &Source) -> Result<Option<(Document, Content)>, CommandError> {
        if Path::new(path).is_dir() {
            return Err(CommandError::Usage(format!("{path} is a directory\nhelp: name a file to write")));
        }
        if !Path::new(path).exists() && !self.check {
            return Ok(None);
        }
        let document = read_file(path)?;
        let old = content(&document, source.kind, &self.options.options()).inspect_err(|_| {
            print_warning(&format!("{path} is not replaced, because what it holds cannot be read"));
        })?;
        Ok(Some((document, old)))
    }

    /// Prints what is different, and replaces the file.
    fn finish(&self, path: &str, old: Option<(Document, Content)>, text: &str, new: &Content) -> CommandResult {
        let difference = old.as_ref().map(|(_, old)| difference(old, new));
        let is_same = matches!(difference, Some(Difference::None));
        let mut out = stdout();
        match &difference {
            Some(Difference::Client(changes)) => report::text(changes, &mut out)?,
            Some(Difference::Variables(names)) => writeln!(out, "variables that differ: {}", names.join(", "))?,
            Some(Difference::None) => writeln!(out, "{path} is up to date")?,
            None => {}
        }
        if self.check {
            out.flush()?;
            if !is_same {
                print_warning(&format!("{path} is not what is published\nhelp: without `--check` it is replaced"));
            }
            return Ok(ExitCode::from(u8::from(!is_same)));
        }
        if !is_same {
            write_file(Path::new(path), text).map_err(|error| CommandError::Failed(format!("{path}: {error}")))?;
            writeln!(out, "wrote {path}")?;
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
