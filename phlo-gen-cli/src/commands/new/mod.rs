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
use phlo_gen_core::api::environment_prefix;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::Options;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `phlo-gen new`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct New {
    /// The collection, which is copied into the crate: a JSON file, or a directory (format version 3)
    file: String,
    /// The folder to create; its default is the name of the crate
    dir: Option<PathBuf>,
    /// The name of the crate; its default comes from the name of the collection
    #[arg(long)]
    name: Option<String>,
    /// Depend on the checkout of phlo-gen in this folder, not on the released version
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Only items whose path matches, such as `PHLO/**`
    #[arg(long, value_name = "PATTERN")]
    only: Vec<String>,
    /// Skip items whose path matches
    #[arg(long, value_name = "PATTERN")]
    skip: Vec<String>,
}

const AFTER: &str = "\
Examples:
  phlo-gen new plivo.json                              # creates plivo-client/
  phlo-gen new plivo.json clients/voice --name voice
  phlo-gen new plivo.json --path ../phlo-gen           # with a checkout of phlo-gen
  phlo-gen new plivo.json --only 'Messages/**'         # a client of one folder
  phlo-gen new shop/postman/collections/Shop           # a directory of a repository
  cd plivo-client && cargo doc --no-deps --open        # the manual of the API";

impl New {
    /// Creates the crate.
    pub fn run(self) -> CommandResult {
        let document = read_file(&self.file)?;
        let options = Options { only: self.only, skip: self.skip, ..Options::default() };
        let api = read_api(&document, None, &options)?;
        let is_named = self.name.is_some();
        let name = self.name.unwrap_or_else(|| crate_name(&api.name));
        if !is_crate_name(&name) {
            let message = format!("`{name}` cannot be the name of a crate");
            return Err(CommandError::Usage(format!("{message}\nhelp: use letters, digits, `-` and `_`")));
        }
        let dir = self.dir.unwrap_or_else(|| PathBuf::from(&name));
        if dir.exists() {
            return Err(CommandError::Usage(format!("{} exists already\nhelp: choose another folder", dir.display())));
        }
        let checkout = self.path.map(|path| Checkout::find(&path)).transpose()?;
        let with_dir = |error: io::Error| CommandError::Usage(format!("{}: {error}", dir.display()));
        std::fs::create_dir_all(&dir).map_err(with_dir)?;
        let checkout = checkout.map(|checkout| checkout.relative_to(&dir));
        let copy = copy(&document, &self.file);
        let is_directory = document.directory().is_some();
        let plan = CratePlan {
            api: &api,
            name: &name,
            collection: copy.name.clone(),
            is_directory,
            only: &options.only,
            skip: &options.skip,
            checkout,
        };
        write(&dir, &plan, &copy).map_err(with_dir)?;
        report(&plan, &dir, is_named)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Says what was created, and what to do next.
fn report(plan: &CratePlan<'_>, dir: &Path, is_named: bool) -> io::Result<()> {
    let mut out = stdout();
    writeln!(out, "{} {} in {}", paint(GOOD, "created"), paint(NAME, plan.name), dir.display())?;
    if !is_named && dir.file_name().is_none_or(|last| last != plan.name) {
        writeln!(out, "its name is that of the collection: `--name` takes another one")?;
    }
    if plan.checkout.is_none() {
        let version = env!("CARGO_PKG_VERSION");
        writeln!(
            out,
            "it depends on phlo-gen {version} of crates.io, and cannot be built while that is not published"
        )?;
        writeln!(out, "for a checkout of phlo-gen: remove the folder, and add `--path DIR` to the command")?;
    }
    let (first, usual) = (first_call::required_variables(plan), first_call::usual_variables(plan));
    if !first.is_empty() {
        writeln!(out, "its example sends {} from the environment", first.join(" and "))?;
    }
    if !usual.is_empty() {
        writeln!(out, "most of its calls require {} from the environment", usual.join(" and "))?;
    }
    if !first.is_empty() || !usual.is_empty() {
        writeln!(out, "`phlo-gen call` reads the same with `--env {}`", environment_prefix(&plan.api.name))?;
    }
    if let Some(workspace) = workspace(dir) {
        writeln!(out, "next: add it to `members` in {}", workspace.display())?;
    }
    writeln!(out, "next: cd {} && cargo test && cargo doc --no-deps --open", dir.display())?;
    out.flush()
}

fn write(dir: &Path, plan: &CratePlan<'_>, copy: &Copy<'_>) -> io::Result<()> {
    let write = |name: &str, text: &str| {
        let file = dir.join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(dir))?;
        std::fs::write(file, text)
    };
    let mut sources = Vec::new();
    for (name, text) in plan.files() {
        write(&name, &text)?;
        sources.extend(name.ends_with(".rs").then_some(name));
    }
    for (path, text) in &copy.files {
        write(&format!("collections/{path}"), text)?;
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

/// The copy of a collection: its name, and the paths and texts of its files.
struct Copy<'d> {
    name: String,
    files: Vec<(String, &'d str)>,
}

fn copy<'d>(document: &'d Document, path: &str) -> Copy<'d> {
    if let Some((name, files)) = document.directory() {
        let name = if name.is_empty() { "collection" } else { name };
        let files = files.into_iter().map(|(path, text)| (format!("{name}/{path}"), text)).collect();
        return Copy { name: name.to_owned(), files };
    }
    let name = Path::new(path).file_name().map_or_else(|| "collection.json".into(), |name| name.to_string_lossy());
    Copy { name: name.clone().into_owned(), files: vec![(name.into_owned(), document.text())] }
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
