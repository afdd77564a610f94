//! `phlo-gen new`: a crate from a collection, ready to build.

mod facade;
mod files;
mod first;
mod format;

use crate::failure::{Failure, Outcome};
use crate::input;
use crate::output::stdout;
use crate::style::{GOOD, NAME, paint};
use facade::Facade;
use files::Plan;
use phlo_gen_core::lower::Options;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `phlo-gen new`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct New {
    /// The collection; the crate gets a copy of it
    file: String,
    /// The folder to make; named as the crate unless given
    dir: Option<PathBuf>,
    /// The name of the crate; made from that of the collection unless given
    #[arg(long)]
    name: Option<String>,
    /// Depend on the phlo-gen of this folder, and not on the released one
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
}

const AFTER: &str = "\
Examples:
  phlo-gen new plivo.json                              # makes plivo-client/
  phlo-gen new plivo.json clients/voice --name voice
  phlo-gen new plivo.json --path ../phlo-gen           # with a checkout of phlo-gen
  cd plivo-client && cargo doc --no-deps --open        # the manual of the API";

impl New {
    /// Makes the crate.
    pub fn run(self) -> Outcome {
        let document = input::read(&self.file)?;
        let api = input::lower(&document, None, &Options::default())?;
        let name = match self.name {
            Some(name) if is_crate_name(&name) => name,
            Some(name) => {
                return Err(Failure::Usage(format!(
                    "`{name}` cannot be the name of a crate\nhelp: use letters, digits, `-` and `_`"
                )));
            }
            None => crate_name(&api.name),
        };
        let dir = self.dir.unwrap_or_else(|| PathBuf::from(&name));
        if dir.exists() {
            return Err(Failure::Usage(format!("{} exists already\nhelp: name another folder", dir.display())));
        }
        let facade = self.path.map(|path| Facade::find(&path)).transpose()?;
        let unusable = |error: io::Error| Failure::Usage(format!("{}: {error}", dir.display()));
        std::fs::create_dir_all(&dir).map_err(unusable)?;
        let facade = facade.map(|facade| facade.seen_from(&dir));
        let plan = Plan { api: &api, name: &name, collection: collection_name(&self.file), facade };
        write(&dir, &plan, &document.text).map_err(unusable)?;
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

fn write(dir: &Path, plan: &Plan<'_>, collection: &str) -> io::Result<()> {
    let collection = (format!("collections/{}", plan.collection), collection.to_owned());
    let mut sources = Vec::new();
    for (name, text) in plan.files().into_iter().chain([collection]) {
        let file = dir.join(&name);
        std::fs::create_dir_all(file.parent().unwrap_or(dir))?;
        std::fs::write(file, text)?;
        sources.extend(name.ends_with(".rs").then_some(name));
    }
    format::format(dir, &sources);
    Ok(())
}

/// The manifest of the workspace that the crate stands in: cargo builds nothing in it that is no member.
fn workspace(dir: &Path) -> Option<PathBuf> {
    let dir = std::path::absolute(dir).ok()?;
    let manifests = dir.ancestors().skip(1).map(|folder| folder.join("Cargo.toml"));
    let is_workspace = |manifest: &PathBuf| {
        std::fs::read_to_string(manifest).is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
    };
    manifests.into_iter().find(is_workspace)
}

/// The name of the copy.
fn collection_name(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| "collection.json".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// `Plivo API` → `plivo-api-client`: with its last word it is no keyword and no crate that the client stands on.
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
