//! `phlo-gen completions`: what the Tab key completes.

use crate::failure::Outcome;
use crate::output::stdout;
use crate::program::Program;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;
use std::process::ExitCode;

/// `phlo-gen completions`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

const AFTER: &str = "\
Examples:
  phlo-gen completions bash > ~/.local/share/bash-completion/completions/phlo-gen
  phlo-gen completions zsh > ~/.zfunc/_phlo-gen
  phlo-gen completions fish > ~/.config/fish/completions/phlo-gen.fish";

impl Completions {
    /// Prints the script.
    pub fn run(self) -> Outcome {
        // clap_complete panics where it cannot write, so it writes to memory
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Program::command(), "phlo-gen", &mut script);
        let mut out = stdout();
        out.write_all(&script)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
