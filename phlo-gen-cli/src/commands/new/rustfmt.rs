//! Formats the sources of the new crate with rustfmt.

use std::path::Path;
use std::process::{Command, Stdio};

/// Formats sources. Without rustfmt they stay as they are.
pub fn rustfmt(dir: &Path, files: &[String]) {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024"]).args(files).current_dir(dir);
    // an error is ignored: the sources compile without formatting
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}
