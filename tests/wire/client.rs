//! Generates clients, and records what they would send for every item of their collections.

use crate::copies::{copy, write};
use crate::recording::{Recording, read};
use crate::shared_build::share_build;
use phlo_gen_core::api::{Folder, SettingOrigin};
use phlo_gen_core::collection::Variable;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, LiteralSecret, Options};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A collection whose client is recorded.
pub struct Subject {
    pub collection: PathBuf,
    pub environment: Option<PathBuf>,
    /// Values of settings without a value in the collection.
    pub values: BTreeMap<String, String>,
    /// Code for the builders of items, by the items' pointers; for other items, examples are sent.
    pub requests: BTreeMap<String, String>,
}

/// The prelude of the generated programs.
const PROGRAM: &str = include_str!("program.rs");

/// The dependencies of a generated program.
const DEPENDENCIES: &str =
    "http-body-util = \"0.1\"\nserde_json = \"1\"\ntokio = { version = \"1\", features = [\"fs\", \"rt\"] }\n";

/// What a generated client would send.
pub struct ClientRecording {
    pub recording: Recording,
    /// Variables that are secrets: examples keep their names in braces.
    pub secrets: Vec<String>,
}

/// What the generated clients would send. All of them are in one program of this name.
pub fn record(name: &str, subjects: &[Subject]) -> Vec<ClientRecording> {
    record_bundles(name, &[subjects]).remove(0)
}

/// What the generated clients of each bundle would send. Each bundle is in a program of its own, and they are built together.
pub fn record_bundles(name: &str, bundles: &[impl AsRef<[Subject]>]) -> Vec<Vec<ClientRecording>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wire/programs").join(name);
    let names: Vec<String> = (0..bundles.len()).map(|index| format!("{name}-{index}")).collect();
    let secrets: Vec<Vec<Vec<String>>> = names
        .iter()
        .zip(bundles)
        .map(|(name, subjects)| write_program(&folder.join(name), name, subjects.as_ref()))
        .collect();
    let profile = "[profile.dev]\ndebug = false\n";
    write(&folder.join("Cargo.toml"), &format!("{}[workspace]\nmembers = {names:?}\n\n{profile}", manifest(name)));
    write(&folder.join("src/lib.rs"), "//! The root of a workspace.\n");
    share_build(Path::new(env!("CARGO_MANIFEST_DIR")), &folder);
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let target = tmp.parent().unwrap_or(tmp);
    let build = Command::new(env!("CARGO"))
        .args(["build", "--workspace", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&build.stderr);
    assert!(build.status.success(), "{name} does not compile:\n{}", text.get(..20_000).unwrap_or(&text));
    let programs = names.iter().map(|name| target.join("debug").join(name));
    let recordings = programs.zip(bundles).zip(secrets);
    recordings.map(|((program, subjects), secrets)| run(&program, subjects.as_ref(), secrets)).collect()
}

/// Runs a program once for each of its clients.
fn run(program: &Path, subjects: &[Subject], secrets: Vec<Vec<String>>) -> Vec<ClientRecording> {
    let program = program.with_extension(std::env::consts::EXE_EXTENSION);
    let run = |(index, (subject, secrets)): (usize, (&Subject, Vec<String>))| {
        let file = std::path::absolute(&subject.collection).expect("the path is not empty");
        let output = Command::new(&program)
            .arg(index.to_string())
            // files are relative to the folder of the collection, or to the directory that it is
            .current_dir(if file.is_dir() { &file } else { file.parent().unwrap_or(Path::new("/")) })
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {text}", subject.collection.display());
        let recording = read(&serde_json::from_slice(&output.stdout).expect("the program writes JSON"));
        ClientRecording { recording, secrets }
    };
    subjects.iter().zip(secrets).enumerate().map(run).collect()
}

fn manifest(name: &str) -> String {
    let facade = env!("CARGO_MANIFEST_DIR");
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         phlo-gen = {{ path = {facade:?}, features = [\"auth\", \"dynamic\"] }}\n{DEPENDENCIES}\n"
    )
}

fn write_program(folder: &Path, name: &str, subjects: &[Subject]) -> Vec<Vec<String>> {
    write(&folder.join("Cargo.toml"), &manifest(name));
    let mut source = PROGRAM.to_owned();
    let (mut arms, mut secrets) = (String::new(), Vec::new());
    for (index, subject) in subjects.iter().enumerate() {
        let document = document(&subject.collection);
        let collection = copy(&document, folder, index);
        let environment = subject.environment.as_deref().map(self::document);
        let option = environment.as_ref().map_or(String::new(), |environment| {
            write(&folder.join(format!("e{index}.json")), environment.text());
            format!(", environment = \"e{index}.json\"")
        });
        let _ = write!(source, "\nmod c{index} {{\n    phlo_gen::phlo_collection!({collection:?}{option});\n\n");
        secrets.push(push_record(&document, environment.as_ref(), subject, &mut source));
        source.push_str("}\n");
        let _ = writeln!(arms, "        Some(\"{index}\") => c{index}::record(),");
    }
    let _ = write!(
        source,
        "\nfn main() {{\n    freeze();\n    let messages = match std::env::args().nth(1).as_deref() {{\n{arms}        _ => Vec::new(),\n    }};\n    \
         println!(\"{{}}\", serde_json::Value::Array(messages));\n}}\n"
    );
    write(&folder.join("src/main.rs"), &source);
    secrets
}

fn document(file: &Path) -> Document {
    Document::read(Path::new(""), &file.to_string_lossy()).expect("the file can be read")
}

/// Writes the function that builds the client and records every item; returns the names of secret variables.
fn push_record(
    document: &Document,
    environment: Option<&Document>,
    subject: &Subject,
    out: &mut String,
) -> Vec<String> {
    let collection = document.collection().expect("the collection is read");
    let environment = environment.map(|document| document.environment().expect("it is read"));
    let lowered = lower::lower(&collection, environment.as_ref(), &Options::default());
    let variables: Vec<&Variable> =
        environment.iter().flat_map(|environment| &environment.variables).chain(&collection.variables).collect();
    out.push_str("    pub fn record() -> Vec<serde_json::Value> {\n        let client = Client::builder().with(|options| options.allow_http().allow_empty_credentials().allow_saved_files())");
    for setting in &lowered.api.settings {
        if setting.default.is_none() {
            let is_blank = setting.origin == SettingOrigin::Blank;
            let blank = is_blank.then(String::new);
            let value = subject
                .values
                .get(&setting.name)
                .cloned()
                .or(blank)
                .unwrap_or_else(|| value(&setting.name, &lowered.literals, &variables));
            let _ = write!(out, "\n            .{}({value:?})", setting.setter);
        }
    }
    out.push_str("\n            .build();\n        let mut out = Vec::new();\n");
    push_items(&lowered.api.root, &lowered.api.name, "", &subject.requests, out);
    out.push_str("        out\n    }\n");
    lowered.secrets
}

fn push_items(folder: &Folder, api: &str, modules: &str, requests: &BTreeMap<String, String>, out: &mut String) {
    for item in &folder.items {
        let path: Vec<&str> = std::iter::once(api).chain(item.names()).filter(|name| !name.is_empty()).collect();
        let name = format!("{modules}{}", item.request);
        let request = match requests.get(&item.pointer) {
            None => format!("{name}::example_for(client)"),
            Some(calls) if calls.contains("&example") => {
                format!("{{ let example = {name}::example_for(client); {name}::builder(){calls}.build() }}")
            }
            Some(calls) => format!("{name}::builder(){calls}.build()"),
        };
        let _ = writeln!(
            out,
            "        out.push(super::item(&{path:?}, || {{ let client = client.as_ref()?; Ok(client.prepare(&{request})?.into_http()) }}));"
        );
    }
    for inner in &folder.folders {
        push_items(inner, api, &format!("{modules}{}::", inner.module), requests, out);
    }
}

/// The value that Postman has for a setting: that of the variable, or the literal secret in the collection. A variable
/// without a value is unchanged.
fn value(name: &str, literals: &[LiteralSecret], variables: &[&Variable]) -> String {
    let literal = literals.iter().find(|literal| literal.name == name).map(|literal| literal.text().to_owned());
    let variable = variables.iter().find(|variable| variable.key == name && !variable.disabled);
    let known = || variable.map(|variable| variable.value.clone().unwrap_or_default());
    literal.or_else(known).unwrap_or_else(|| format!("{{{{{name}}}}}"))
}
