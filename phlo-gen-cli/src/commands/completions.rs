//! `phlo-gen completions`: the completion scripts of shells.

use crate::error::CommandResult;
use crate::output::stdout;
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
    /// Prints the script for a program.
    pub fn run(self, mut program: clap::Command) -> CommandResult {
        // clap_complete panics if it cannot write, so it writes to memory
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, "phlo-gen", &mut script);
        let mut out = stdout();
        out.write_all(&script)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
