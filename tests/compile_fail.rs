//! Mistakes, and the compiler's messages; and programs without mistakes.

#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

use scratch::{Scratch, facade, manifest, target};
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "checks all dependencies again; .ci/run has it"]
fn mistakes_have_the_expected_messages() {
    // the macro searches for files next to the Cargo.toml of the crate that uses it; trybuild creates one
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder lies in the target folder");
    copy(Path::new("tests/compile_fail/inputs"), &folder.join("tests/trybuild/phlo-gen/inputs"));
    // without a program that runs, it checks and does not build
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}

#[test]
#[ignore = "builds a crate; .ci/run has it"]
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

/// A crate with programs, which uses what is built already.
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
