//! Mistakes, and the compiler's messages. All cases are programs of one crate, which uses what is built already.

#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

use scratch::{Scratch, facade, manifest, target};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn mistakes_have_the_expected_messages() {
    let paths = sources("tests/compile_fail");
    let scratch = programs("compile_fail", paths.iter().map(|path| (path.as_str(), read(path))));
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--bins", "--keep-going", "--message-format=json"])
        .current_dir(&scratch.folder)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8(output.stdout).expect("cargo prints text");
    let wrong: Vec<String> = paths.iter().filter_map(|path| difference(path, &messages)).collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), String::from_utf8_lossy(&output.stderr));
}

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn programs_without_mistakes_run() {
    let paths = sources("tests/pass");
    let formats = ("tests/pass/formats.rs", with_examples());
    let scratch = programs("pass", paths.iter().map(|path| (path.as_str(), read(path))).chain([formats]));
    assert_eq!(scratch.build(), Ok(()));
    for path in paths.iter().map(String::as_str).chain(["tests/pass/formats.rs"]) {
        let status = Command::new(target().join("debug").join(name(path))).status();
        assert!(status.is_ok_and(|status| status.success()), "{path} fails");
    }
}

/// A crate with programs.
fn programs<'a>(crate_name: &str, sources: impl Iterator<Item = (&'a str, String)>) -> Scratch {
    let scratch = Scratch::new(crate_name);
    // what an earlier run left
    let _ = std::fs::remove_dir_all(&scratch.folder);
    // the macro searches for files next to the Cargo.toml of the crate that uses it
    copy(Path::new("tests/compile_fail/inputs"), &scratch.folder.join("inputs"));
    let mut text = manifest(crate_name, &facade("phlo-gen")) + "\n[workspace]\n";
    for (path, source) in sources {
        text.push_str(&format!("\n[[bin]]\nname = {:?}\npath = {path:?}\n", name(path)));
        scratch.write(path, &source);
    }
    scratch.write("Cargo.toml", &text);
    scratch.share_build();
    scratch
}

/// The Rust files of a folder.
fn sources(folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder is there").flatten();
    let names = files.map(|file| format!("{folder}/{}", file.file_name().to_string_lossy()));
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".rs")).collect();
    names.sort();
    names
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).expect("the source can be read")
}

/// The name of the program of a source file.
fn name(path: &str) -> String {
    path.trim_start_matches("tests/").trim_end_matches(".rs").replace('/', "_")
}

/// What differs from the expected messages of a mistake. With `PHLO_GEN_MESSAGES=overwrite`, they are expected from now on.
fn difference(path: &str, messages: &str) -> Option<String> {
    let lines = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let own = lines.filter(|line| line["reason"] == "compiler-message" && line["target"]["name"] == name(path));
    // each error, but not their number
    let errors = own.filter(|line| line["message"]["spans"] != Value::Array(Vec::new()));
    let texts: Vec<String> = errors.filter_map(|line| line["message"]["rendered"].as_str().map(comparable)).collect();
    let (file, text) = (Path::new(path).with_extension("stderr"), texts.join("\n"));
    if std::env::var("PHLO_GEN_MESSAGES").is_ok_and(|value| value == "overwrite") {
        std::fs::write(&file, &text).expect("the messages can be written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    (text.is_empty() || text != expected)
        .then(|| format!("{path}: expected\n{expected}\nbut the compiler says\n{text}"))
}

/// The start of notes on a type that is too long to be shown.
const LONG_TYPE: [&str; 2] =
    ["= note: the full name for the type has been", "= note: consider using `--verbose` to print the"];

/// A message without the places in the project's own crates, which move with their code: no line numbers, and as the width
/// of the margin follows the largest of them, a margin of one blank.
fn comparable(message: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let shows_project = message.contains(root);
    let (mut out, mut is_project) = (String::new(), false);
    for line in message.trim_end().lines() {
        let (line, margin) = (line.trim_end(), line.trim_start());
        if LONG_TYPE.iter().any(|start| margin.starts_with(start)) {
            continue;
        }
        let place = margin.starts_with("--> ").then(|| margin.split(':').next().unwrap_or_default());
        if place.is_some() {
            is_project = line.contains(root);
        }
        match place {
            Some(place) if is_project => out.push_str(&format!(" {}", place.replace(root, ""))),
            _ if is_project && margin.contains('|') => {
                out.push_str(&format!(" {}", margin.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')));
            }
            _ if shows_project && line.starts_with(' ') => out.push_str(&format!(" {}", margin.trim_end())),
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// A program with user-defined types, and all the examples of its documentation as functions.
fn with_examples() -> String {
    let types = [("date-time", "Moment"), ("uuid", "Id"), ("uri", "Link"), ("Meet.until", "Moment")];
    let builder = phlo_gen_core::Builder::new("tests/compile_fail/inputs/formats.json").types(types).doctests("api");
    let source = builder.source().expect("the collection is read");
    let examples: Vec<String> = source.split("```no_run\\n").skip(1).map(example).collect();
    assert!(examples.len() > 1 && examples.iter().all(|example| example.contains(".until(until)")), "{source}");
    let mut program = include_str!("compile_fail/formats.txt").to_owned();
    for (index, example) in examples.iter().enumerate() {
        program.push_str(&format!("\n/// An example.\npub mod example_{index} {{\n    use crate::api;\n{example}}}\n"));
    }
    program
}

/// An example in a literal of the documentation, including its hidden lines.
fn example(text: &str) -> String {
    let code = text.split("```").next().unwrap_or_default().replace("\\n", "\n").replace("\\\"", "\"");
    let lines = code.lines().map(|line| format!("    {}\n", line.strip_prefix("# ").unwrap_or(line)));
    let code: String = lines.collect();
    code.replace("async fn example", "/// An example.\n    pub async fn example")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the folder can be made");
    for entry in std::fs::read_dir(from).expect("the inputs are there").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(from, to).expect("the input can be copied");
        }
    }
}
