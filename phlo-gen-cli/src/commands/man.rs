//! `phlo-gen man`: the manual page.

use crate::error::{CommandError, CommandResult};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// `phlo-gen man`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Man {
    /// Write a page for the program and one for each command into this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<String>,
}

const AFTER: &str = "\
Examples:
  phlo-gen man | man -l -
  phlo-gen man --dir ~/.local/share/man/man1    # a page for each command
  phlo-gen man > phlo-gen.1";

impl Man {
    /// Prints the page of a program, or writes the pages of all its commands.
    pub fn run(self, program: clap::Command) -> CommandResult {
        match self.dir {
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(program).render(&mut page)?;
                // the page must not lose its control characters, so it does not go through `anstream`
                let mut out = io::stdout();
                out.write_all(&page)?;
                out.flush()?;
            }
            Some(dir) => {
                write(program, Path::new(&dir)).map_err(|error| CommandError::Usage(format!("{dir}: {error}")))?
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn write(program: clap::Command, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    clap_mangen::generate_to(program, dir)
}
