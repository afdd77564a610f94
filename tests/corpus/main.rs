//! For every collection of a folder, the generated code compiles, lints and documents without a warning.
//!
//! `PHLO_GEN_CORPUS=dir cargo test --test corpus -- --include-ignored` reads `dir`: collections anywhere
//! in it, collections of version 1 in folders named `v1`, directories (version 3) in folders named
//! `postman/collections`, environments in folders named `environments` or with names that end in
//! `.postman_environment.json`.

#[path = "../common/copies.rs"]
mod copies;
#[path = "../common/files.rs"]
mod files;
mod other_values;
mod responses;
mod same_json;
#[path = "../common/shared_build.rs"]
mod shared_build;
mod tables;
mod types;

use copies::{copy, write};
use files::json_files;
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::{self, Options};
use shared_build::share_build;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The maximum size in bytes of the collections of one crate.
const CRATE: usize = 5_000_000;

/// The lints of every generated crate.
const LINTS: &str = "#![deny(warnings, missing_docs, unused, clippy::all)]\n";

#[test]
#[ignore = "reads a folder of collections"]
fn every_collection_compiles_without_a_warning() {
    let Some(files) = files() else { return };
    let crates = pack(&files.collections);
    let (workspace, names) = write_workspace("corpus", crates.len());
    for (name, files) in names.iter().zip(&crates) {
        write_crate(&workspace, name, files);
    }
    share_build(Path::new(env!("CARGO_MANIFEST_DIR")), &workspace);
    run(&workspace, &["clippy", "--workspace", "--quiet", "--all-features"], &[]);
    run(&workspace, &["doc", "--workspace", "--no-deps", "--quiet"], &[("RUSTDOCFLAGS", "-D warnings")]);
    println!("{} collections in {} crates", files.collections.len(), crates.len());
}

#[test]
#[ignore = "reads a folder of collections"]
fn every_item_is_listed_once() {
    let Some(files) = files() else { return };
    let mut times: Vec<(Duration, String)> = Vec::new();
    let mut items = 0;
    for file in &files.collections {
        let document = read(file);
        let start = Instant::now();
        let generated = generate(&document, None, &Options::default(), &Emission::default());
        times.push((start.elapsed(), document.path().to_owned()));
        assert!(generated.errors.is_empty(), "{}: {:?}", document.path(), generated.errors);
        let calls = calls(&document);
        let mut unique = calls.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), calls.len(), "{}: two items have one call", document.path());
        assert_eq!(calls.len(), count(&document), "{}: items were lost or made up", document.path());
        items += calls.len();
    }
    times.sort();
    println!("{items} items; the slowest to expand:");
    times.iter().rev().take(5).for_each(|(time, path)| println!("{time:>10.1?} {path}"));
}

#[test]
#[ignore = "reads a folder of collections"]
fn collections_of_version_1_are_refused() {
    let Some(files) = files() else { return };
    for file in &files.version_1 {
        let document = read(file);
        let error = document.collection().expect_err("a collection of version 1 was read");
        assert_eq!(error.code, "collection-v1", "{}", document.path());
        assert!(error.help.is_some(), "{}: no advice", document.path());
    }
    println!("{} collections of version 1", files.version_1.len());
}

#[test]
#[ignore = "reads a folder of collections"]
fn environments_are_read_with_their_collections() {
    let Some(files) = files() else { return };
    for file in &files.environments {
        let environment = read(file);
        let owner =
            stem(file).trim_end_matches(".postman_environment").split("__").take(2).collect::<Vec<_>>().join("__");
        let theirs = files.collections.iter().filter(|file| stem(file).starts_with(&owner));
        let read_environment = environment.environment();
        assert!(read_environment.is_ok(), "{}: {read_environment:?}", environment.path());
        for file in theirs {
            let generated = generate(&read(file), Some(&environment), &Options::default(), &Emission::default());
            let errors = (generated.errors, generated.environment_errors);
            assert!(errors.0.is_empty() && errors.1.is_empty(), "{}: {errors:?}", environment.path());
        }
    }
    println!("{} environments", files.environments.len());
}

/// The files of a corpus.
struct Files {
    collections: Vec<PathBuf>,
    version_1: Vec<PathBuf>,
    environments: Vec<PathBuf>,
}

fn files() -> Option<Files> {
    let Some(folder) = std::env::var_os("PHLO_GEN_CORPUS") else {
        println!("skipped: no folder in PHLO_GEN_CORPUS");
        return None;
    };
    let mut all = Vec::new();
    json_files(Path::new(&folder), &mut all);
    all.sort();
    let mut folders = Vec::new();
    directories(Path::new(&folder), &mut folders);
    folders.sort();
    assert!(!all.is_empty() || !folders.is_empty(), "no collection in {}", Path::new(&folder).display());
    let is_in = |file: &Path, name: &str| file.components().any(|part| part.as_os_str() == name);
    let (version_1, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| is_in(file, "v1"));
    let is_environment = |file: &Path| is_in(file, "environments") || stem(file).ends_with(".postman_environment");
    let (environments, mut collections): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| is_environment(file));
    collections.extend(folders);
    Some(Files { collections, version_1, environments })
}

/// Adds all collections in a folder and below it that are directories: those in folders named `postman/collections`.
fn directories(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        let is_within = folder.ends_with("postman/collections");
        match path.is_dir() {
            true if is_within => out.push(path),
            true => directories(&path, out),
            false => {}
        }
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(file: &Path) -> Document {
    Document::read(Path::new(""), &file.to_string_lossy()).expect("the file can be read")
}

/// Files in bundles of about the same size.
fn pack(files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let mut crates: Vec<(usize, Vec<PathBuf>)> = Vec::new();
    for file in files {
        let size = std::fs::metadata(file).map_or(0, |data| usize::try_from(data.len()).unwrap_or(CRATE));
        match crates.last_mut().filter(|(sum, _)| sum + size <= CRATE) {
            Some((sum, files)) => {
                *sum += size;
                files.push(file.clone());
            }
            None => crates.push((size, vec![file.clone()])),
        }
    }
    crates.into_iter().map(|(_, files)| files).collect()
}

/// A crate with a module for each collection, and a function that starts each of its items.
///
/// The modules contain the macro or, with the feature `expanded`, the code itself: lints are stricter with code in
/// files.
fn write_crate(workspace: &Path, name: &str, files: &[PathBuf]) {
    let folder = workspace.join(name);
    write(&folder.join("Cargo.toml"), &format!("{}[features]\nexpanded = []\n", manifest(name)));
    let mut source = String::from("//! Collections of a corpus.\n");
    source.push_str(LINTS);
    for (index, file) in files.iter().enumerate() {
        let document = read(file);
        let expanded = generate(&document, None, &Options::default(), &Emission::default());
        let collection = copy(&document, &folder, index);
        write(&folder.join(format!("src/c{index}.expanded.rs")), &expanded.source);
        let calls: String = calls(&document).iter().fold(String::new(), |mut out, call| {
            let _ = writeln!(out, "    let _ = client.{call};");
            out
        });
        let _ = write!(
            source,
            "\n/// {}\npub mod c{index} {{\n    \
             #[cfg(feature = \"expanded\")]\n    include!(\"c{index}.expanded.rs\");\n    \
             #[cfg(not(feature = \"expanded\"))]\n    phlo_gen::phlo_collection!({collection:?});\n}}\n\
             /// Starts every item.\n#[allow(deprecated)]\npub fn calls_{index}(client: &c{index}::Client) {{\n    let _ = client;\n{calls}}}\n",
            stem(file).replace(['[', ']', '<', '>'], " "),
        );
    }
    write(&folder.join("src/lib.rs"), &source);
}

/// The manifest of a crate.
fn manifest(name: &str) -> String {
    let facade = env!("CARGO_MANIFEST_DIR");
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\n\
         phlo-gen = {{ path = {facade:?}, features = [\"auth\", \"dynamic\"] }}\n\n"
    )
}

/// Writes the root of a workspace with a number of crates, whose names are returned. Their output is not used, so it is
/// kept small.
fn write_workspace(name: &str, crates: usize) -> (PathBuf, Vec<String>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let names: Vec<String> = (0..crates).map(|index| format!("{name}-{index}")).collect();
    let profile = "[profile.dev]\ndebug = false\nincremental = false\n";
    write(&folder.join("Cargo.toml"), &format!("{}[workspace]\nmembers = {names:?}\n\n{profile}", manifest(name)));
    write(&folder.join("src/lib.rs"), "//! The root of a workspace.\n");
    (folder, names)
}

/// The folder of the project's own builds.
fn target() -> &'static Path {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp)
}

fn run(workspace: &Path, arguments: &[&str], environment: &[(&str, &str)]) {
    let start = Instant::now();
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target())
        .envs(environment.iter().copied())
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}:\n{}", arguments.join(" "), &text[..text.len().min(20_000)]);
    println!("cargo {}: {:.1?}", arguments.join(" "), start.elapsed());
}

/// The calls that `phlo-gen list` prints.
fn calls(document: &Document) -> Vec<String> {
    let read = document.collection().expect("the collection is read");
    let lowered = lower::lower(&read, None, &Options::default());
    let mut out = Vec::new();
    push_calls(&lowered.api.root, "", &mut out);
    out
}

fn push_calls(folder: &phlo_gen_core::api::Folder, before: &str, out: &mut Vec<String>) {
    out.extend(folder.items.iter().map(|item| format!("{before}{}()", item.method_name)));
    for inner in &folder.folders {
        push_calls(inner, &format!("{before}{}().", inner.module), out);
    }
}

/// The items of a collection, counted without the reader: an entry is an item unless its `item` is truthy.
fn count(document: &Document) -> usize {
    if let Some((_, files)) = document.directory() {
        // Postman skips these files as well
        let findings = document.collection().expect("the collection is read").findings;
        let broken = findings.iter().filter(|finding| finding.code == "not-yaml");
        let broken: Vec<String> = broken.map(|finding| document.file_at(finding.offset).0).collect();
        let is_broken = |path: &str| broken.iter().any(|file| file.ends_with(&format!("/{path}")));
        return files.iter().filter(|(path, text)| is_request(path, text) && !is_broken(path)).count();
    }
    let value: serde_json::Value =
        serde_json::from_str(document.text().trim_start_matches('\u{feff}')).expect("the corpus is strict JSON");
    let root = value.get("collection").unwrap_or(&value);
    fn entries(value: Option<&serde_json::Value>) -> usize {
        let items = value.and_then(serde_json::Value::as_array).map(Vec::as_slice).unwrap_or_default();
        items
            .iter()
            .map(|entry| match entry.get("item") {
                Some(serde_json::Value::Array(_) | serde_json::Value::Object(_)) => entries(entry.get("item")),
                _ => 1,
            })
            .sum()
    }
    entries(root.get("item"))
}

/// Whether a file of a directory is a request, by its name and the line of its kind.
fn is_request(path: &str, text: &str) -> bool {
    let kinds = ["$kind: http-request", "$kind: graphql-request"];
    let is_request = text.lines().any(|line| kinds.contains(&line.trim_end()));
    path.ends_with(".request.yaml") && is_request && !path.contains(".resources/")
}
