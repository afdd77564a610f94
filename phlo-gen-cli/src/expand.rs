//! `phlo-gen expand`: the source that the macro leaves behind.

use crate::choices;
use crate::failure::Outcome;
use crate::input::Input;
use crate::output::stdout;
use phlo_gen_core::emit::{Emission, emit};
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen expand`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Expand {
    #[command(flatten)]
    input: Input,
    /// The path of the module in which the source will stand: its examples then run as doctests
    #[arg(long, value_name = "PATH", help_heading = choices::HEADING)]
    doctests: Option<String>,
    /// A trait that all structs derive besides their own
    #[arg(long, value_name = "TRAIT", help_heading = choices::HEADING)]
    derive: Vec<String>,
}

const AFTER: &str = "\
Examples:
  phlo-gen expand api.json                     # what does `phlo_collection!` make of it?
  phlo-gen expand api.json --only 'Calls/**'   # and of one folder?
  phlo-gen expand api.json > src/api.rs        # to keep the source: `mod api;`";

impl Expand {
    /// Prints the source. It is laid out already: it is calls of macros, and rustfmt leaves it alone.
    pub fn run(self) -> Outcome {
        let api = self.input.api()?;
        let source = emit(&api, &Emission { doctests: self.doctests, derive: self.derive, ..Emission::default() });
        let mut out = stdout();
        out.write_all(source.as_bytes())?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
