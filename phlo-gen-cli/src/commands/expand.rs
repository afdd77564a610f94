//! `phlo-gen expand`: the source that the macro generates.

use crate::error::{CommandError, CommandResult};
use crate::input::{CollectionArgs, MACRO_OPTIONS};
use crate::output::{stdout, write_file};
use phlo_gen_core::emit::{Emission, emit};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// `phlo-gen expand`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Expand {
    #[command(flatten)]
    input: CollectionArgs,
    /// The file that is written, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<String>,
    /// The path of the module that will contain the source: its examples then run as doctests
    #[arg(long, value_name = "PATH", help_heading = MACRO_OPTIONS)]
    doctests: Option<String>,
}

const AFTER: &str = "\
Examples:
  phlo-gen expand api.json                     # what does `phlo_collection!` generate?
  phlo-gen expand api.json --only 'Calls/**'   # and for one folder?
  phlo-gen expand api.json -o src/api.rs       # to keep the source: `mod api;`";

impl Expand {
    /// Prints or writes the source. It consists of macro calls, which rustfmt does not change.
    pub fn run(self) -> CommandResult {
        let api = self.input.api()?;
        let emission = Emission::from(&self.input.options.options());
        let source = emit(&api, &Emission { doctests: self.doctests, ..emission });
        if let Some(path) = &self.output {
            write_file(Path::new(path), &source).map_err(|error| CommandError::Failed(format!("{path}: {error}")))?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut out = stdout();
        out.write_all(source.as_bytes())?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
