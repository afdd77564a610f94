//! Mistakes, and the compiler's messages.

use std::path::{Path, PathBuf};

#[test]
#[ignore = "builds all dependencies again; .ci/run has it"]
fn mistakes_have_the_expected_messages() {
    copy_inputs();
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile_fail/*.rs");
    cases.pass("tests/pass/*.rs");
    cases.pass(with_examples());
}

/// A program with user-defined types, and all the examples of its documentation as functions.
fn with_examples() -> PathBuf {
    let types = [("date-time", "Moment"), ("uuid", "Id"), ("uri", "Link"), ("Meet.until", "Moment")];
    let builder = phlo_gen_core::Builder::new("tests/compile_fail/inputs/formats.json").types(types).doctests("api");
    let source = builder.source().expect("the collection is read");
    let examples: Vec<String> = source.split("```no_run\\n").skip(1).map(example).collect();
    assert!(examples.len() > 1 && examples.iter().all(|example| example.contains(".until(until)")), "{source}");
    let mut program = include_str!("compile_fail/formats.txt").to_owned();
    for (index, example) in examples.iter().enumerate() {
        program.push_str(&format!("\n/// An example.\npub mod example_{index} {{\n    use crate::api;\n{example}}}\n"));
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats.rs");
    std::fs::write(&path, program).expect("the file can be written");
    path
}

/// An example in a literal of the documentation, including its hidden lines.
fn example(text: &str) -> String {
    let code = text.split("```").next().unwrap_or_default().replace("\\n", "\n").replace("\\\"", "\"");
    let lines = code.lines().map(|line| format!("    {}\n", line.strip_prefix("# ").unwrap_or(line)));
    let code: String = lines.collect();
    code.replace("async fn example", "/// An example.\n    pub async fn example")
}

/// The macro searches for files next to the Cargo.toml of the crate that uses it; trybuild creates a separate one.
fn copy_inputs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder lies in the target folder");
    copy(Path::new("tests/compile_fail/inputs"), &target.join("tests/trybuild/phlo-gen/inputs"));
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
