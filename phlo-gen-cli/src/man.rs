//! `phlo-gen man`: the manual page.

use crate::failure::{Failure, Outcome};
use crate::program::Program;
use clap::CommandFactory;
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
  phlo-gen man --dir ~/.local/share/man/man1";

impl Man {
    /// Prints the page, or writes all of them.
    pub fn run(self) -> Outcome {
        let program = Program::command();
        match self.dir {
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(program).render(&mut page)?;
                // a page is no text with colours: it goes out as it is
                let mut out = io::stdout();
                out.write_all(&page)?;
                out.flush()?;
            }
            Some(dir) => write(program, Path::new(&dir)).map_err(|error| Failure::Usage(format!("{dir}: {error}")))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn write(program: clap::Command, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    clap_mangen::generate_to(program, dir)
}
