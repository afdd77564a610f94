//! `phlo-gen check`: the findings in collections.

mod checked_file;
mod findings;
mod tables;

use crate::error::{CommandError, CommandResult};
use crate::input::{MacroOptions, check_options, read_environment};
use crate::output::{Progress, print_json, stdout};
use checked_file::CheckedFile;
use clap::ValueEnum;
use phlo_gen_core::collection::Environment;
use phlo_gen_core::diagnostic::{KINDS, Severity, nearest};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, Checked, ItemTables, Options};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// `phlo-gen check`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Check {
    /// Collections (JSON files or directories) and environments
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print all findings: not only the first three of each kind, and many that say the same one by one
    #[arg(long)]
    all: bool,
    /// Print how each table in the descriptions of items is used, and why
    #[arg(long)]
    explain: bool,
    /// Exit with 1 if there are any findings
    #[arg(long)]
    strict: bool,
    /// Ignore findings of a kind: its name is in brackets, `warning[id-argument]`
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    allow: Vec<String>,
    /// A Postman environment; its values take precedence over those of the collections
    #[arg(long, short, value_name = "FILE")]
    environment: Option<String>,
    #[command(flatten)]
    options: MacroOptions,
}

const AFTER: &str = "\
Examples:
  phlo-gen check api.json                      # findings of all kinds, with their lines
  phlo-gen check --strict collections/*.json   # in CI: findings fail the build
  phlo-gen check --strict api.json --allow id-argument   # but for those of a kind
  phlo-gen check --explain api.json            # why is a row of my table not an argument?
  phlo-gen check api.json --responses lenient  # with the options of the macro

Exit status: 1 if a collection cannot be read, or if there are findings and `--strict` is given; 2 if a file is missing.";

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Check {
    /// Prints the findings, then the number of each kind.
    pub fn run(self) -> CommandResult {
        if let Some(kind) = self.allow.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
            let help = match nearest(kind, KINDS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the kinds are {}", KINDS.join(", ")),
            };
            return Err(CommandError::Usage(format!("there is no kind of finding `{kind}`\nhelp: {help}")));
        }
        let environment = self.environment.as_deref().map(read_environment).transpose()?;
        let options = self.options.options();
        let mut missing = false;
        let mut all = Vec::new();
        let mut progress = Progress::new();
        for (index, file) in self.files.iter().enumerate() {
            progress.show(|| format!("{} of {}: {file}", index + 1, self.files.len()));
            match Document::read(Path::new(""), file) {
                Ok(document) => all.push(self.check(document, environment.as_ref(), &options)?),
                Err(message) => {
                    missing = true;
                    progress.clear();
                    CommandError::Usage(message).report();
                }
            }
        }
        progress.clear();
        match self.format {
            Format::Json if self.explain => print_json(&serde_json::json!({
                "findings": findings::json(&all),
                "tables": all.iter().flat_map(tables::json).collect::<Vec<_>>(),
            }))?,
            Format::Json => print_json(&findings::json(&all))?,
            Format::Text => {
                let mut out = stdout();
                for checked in &all {
                    tables::print(checked, &mut out)?;
                    findings::print(checked, self.all, &mut out)?;
                }
                if !all.is_empty() {
                    findings::print_summary(&all, &mut out)?;
                }
                out.flush()?;
            }
        }
        let findings = || all.iter().flat_map(|checked| &checked.findings);
        let has_failed = findings().any(|finding| self.strict || finding.severity == Severity::Error);
        Ok(ExitCode::from(if missing { 2 } else { u8::from(has_failed) }))
    }

    fn check(
        &self,
        document: Document,
        environment: Option<&Environment>,
        options: &Options,
    ) -> Result<CheckedFile, CommandError> {
        let (Checked { mut findings, known_secrets, .. }, tables) =
            self.findings_and_tables(&document, environment, options)?;
        findings.retain(|finding| !self.allow.iter().any(|kind| kind == finding.code));
        if !self.all {
            findings = lower::grouped(findings);
        }
        Ok(CheckedFile { document, findings, tables, known_secrets })
    }

    fn findings_and_tables(
        &self,
        document: &Document,
        environment: Option<&Environment>,
        options: &Options,
    ) -> Result<(Checked, Vec<ItemTables>), CommandError> {
        let collection = match document.collection() {
            Ok(collection) => collection,
            // an environment has no findings if it can be read
            Err(error) if error.code == "environment-file" => {
                let error = document.environment().err();
                return Ok((Checked::of_errors(error.map(|error| *error).into_iter().collect()), Vec::new()));
            }
            Err(error) => return Ok((Checked::of_errors(vec![*error]), Vec::new())),
        };
        let tables = if self.explain { lower::explain(&collection, environment, options) } else { Vec::new() };
        let checked = lower::check(&collection, environment, options);
        check_options(&checked.option_errors)?;
        Ok((checked, tables))
    }
}
