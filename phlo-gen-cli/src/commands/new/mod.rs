//! `phlo-gen new`: creates a crate from a collection.

mod checkout;
mod crate_plan;
mod files;
mod first_call;
mod rustfmt;

use crate::error::{CommandError, CommandResult};
use crate::input::{read_api, read_file};
use crate::output::stdout;
use crate::output::style::{GOOD, NAME, paint};
use checkout::Checkout;
use crate_plan::CratePlan;
use phlo_gen_core::lower::Options;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `phlo-gen new`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct New {
    /// The collection, which is copied into the crate
    file: String,
    /// The folder to create; its default is the name of the crate
    dir: Option<PathBuf>,
    /// The name of the crate; its default comes from the name of the collection
    #[arg(long)]
    name: Option<String>,
    /// Depend on the checkout of phlo-gen in this folder, not on the released version
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
}

const AFTER: &str = "\
Examples:
  phlo-gen new plivo.json                              # creates plivo-client/
  phlo-gen new plivo.json clients/voice --name voice
  phlo-gen new plivo.json --path ../phlo-gen           # with a checkout of phlo-gen
  cd plivo-client && cargo doc --no-deps --open        # the manual of the API";

impl New {
    /// Creates the crate.
    pub fn run(self) -> CommandResult {
        let document = read_file(&self.file)?;
        let api = read_api(&document, None, &Options::default())?;
        let name = match self.name {
            Some(name) if is_crate_name(&name) => name,
            Some(name) => {
                return Err(CommandError::Usage(format!(
                    "`{name}` cannot be the name of a crate\nhelp: use letters, digits, `-` and `_`"
                )));
            }
            None => crate_name(&api.name),
        };
        let dir = self.dir.unwrap_or_else(|| PathBuf::from(&name));
        if dir.exists() {
            return Err(CommandError::Usage(format!("{} exists already\nhelp: choose another folder", dir.display())));
        }
        let checkout = self.path.map(|path| Checkout::find(&path)).transpose()?;
        let with_dir = |error: io::Error| CommandError::Usage(format!("{}: {error}", dir.display()));
        std::fs::create_dir_all(&dir).map_err(with_dir)?;
        let checkout = checkout.map(|checkout| checkout.relative_to(&dir));
        let plan = CratePlan { api: &api, name: &name, collection: collection_name(&self.file), checkout };
        write(&dir, &plan, document.text()).map_err(with_dir)?;
        let mut out = stdout();
        writeln!(out, "{} {} in {}", paint(GOOD, "created"), paint(NAME, &name), dir.display())?;
        if let Some(workspace) = workspace(&dir) {
            writeln!(out, "next: add it to `members` in {}", workspace.display())?;
        }
        writeln!(out, "next: cd {} && cargo test && cargo doc --no-deps --open", dir.display())?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn write(dir: &Path, plan: &CratePlan<'_>, collection: &str) -> io::Result<()> {
    let collection = (format!("collections/{}", plan.collection), collection.to_owned());
    let mut sources = Vec::new();
    for (name, text) in plan.files().into_iter().chain([collection]) {
        let file = dir.join(&name);
        std::fs::create_dir_all(file.parent().unwrap_or(dir))?;
        std::fs::write(file, text)?;
        sources.extend(name.ends_with(".rs").then_some(name));
    }
    rustfmt::rustfmt(dir, &sources);
    Ok(())
}

/// The manifest of the workspace that contains the crate: cargo requires that the crate is a member.
fn workspace(dir: &Path) -> Option<PathBuf> {
    let dir = std::path::absolute(dir).ok()?;
    let manifests = dir.ancestors().skip(1).map(|folder| folder.join("Cargo.toml"));
    let is_workspace = |manifest: &PathBuf| {
        std::fs::read_to_string(manifest).is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
    };
    manifests.into_iter().find(is_workspace)
}

/// The file name of the collection's copy.
fn collection_name(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| "collection.json".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// `Plivo API` → `plivo-api-client`. The suffix prevents keywords and the names of dependencies.
fn crate_name(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .take(6)
        .collect();
    let name = words.join("-");
    match name.chars().next() {
        None => "api-client".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}-client"),
        Some(_) => format!("{name}-client"),
    }
}

fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && !["phlo-gen", "tokio", "test", "core", "std"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::crate_name;

    #[test]
    fn a_crate_is_named_after_its_collection() {
        assert_eq!(crate_name("Plivo API (v1)"), "plivo-api-v1-client");
        assert_eq!(crate_name("3D Print"), "api-3d-print-client");
        assert_eq!(crate_name("漢字"), "api-client");
    }
}
