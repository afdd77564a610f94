//! The Rust code of the guide compiles; code with assertions runs, with a mock.

use crate::chapters::{chapters, root, target};
use crate::shared_build::share_build;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The prelude of each snippet.
const LIBRARY: &str = r#"//! The code of the guide.

/// The client of the guide.
pub mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json");
}

/// A client whose requests have objects.
pub mod shop {
    phlo_gen::phlo_collection!("collections/nested.json");
}

/// A client of a mock.
pub fn client() -> (plivo::Client, phlo_gen_mock::MockServer) {
    let mock = phlo_gen_mock::Mock::read("collections/plivo.json").unwrap().start().unwrap();
    let client = plivo::Client::builder().auth_id("MA").auth_token("t").origin(mock.origin()).build();
    (client.unwrap(), mock)
}
"#;

#[test]
#[ignore = "builds a crate; .ci/run has it"]
fn the_code_of_the_guide_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    write(folder.join("Cargo.toml"), &manifest());
    for (from, to) in [("collections/plivo.json", "plivo.json"), ("collections/features/nested.json", "nested.json")] {
        let collection = std::fs::read_to_string(root().join(from)).expect("it can be read");
        write(folder.join("collections").join(to), &collection);
    }
    let mut library = LIBRARY.to_owned();
    let (mut count, mut runs, mut outputs) = (0, 0, Vec::new());
    for chapter in chapters() {
        let blocks = chapter.blocks();
        for block in blocks.iter().filter(|block| block.language == "text" && block.manner == "log") {
            outputs.extend(block.code.lines().map(|line| (chapter.name.clone(), line.to_owned())));
        }
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.language == "rust") {
            let name = format!("{}_{index}", chapter.name.replace('-', "_"));
            count += 1;
            if block.manner == "build" {
                write(folder.join("build.rs"), &block.code);
            } else if block.manner == "lib" {
                // a separate library
                write(
                    folder.join("examples").join(&name).with_extension("rs"),
                    &format!("{}fn main() {{}}\n", block.code),
                );
            } else if block.code.contains("fn main") {
                write(folder.join(format!("examples/{name}.rs")), &block.code);
            } else {
                let module = module(&block.code);
                runs += module.matches("#[tokio::test]").count();
                write(folder.join(format!("src/{name}.rs")), &module);
                let _ = writeln!(library, "pub mod {name};");
            }
        }
    }
    assert!(count > 15, "the guide has {count} pieces of Rust");
    write(folder.join("src/lib.rs"), &library);
    let pem = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guide/company-ca.pem");
    std::fs::copy(pem, folder.join("company-ca.pem")).expect("it can be copied");
    share_build(&root(), &folder);
    let output = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--lib", "--examples"])
        .current_dir(&folder)
        .env_remove("RUST_LOG")
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{stdout}{stderr}");
    assert!(stdout.contains(&format!("test result: ok. {runs} passed")), "not all of {runs} ran: {stdout}");
    let printed: Vec<String> = stdout.lines().map(without_times).collect();
    for (name, line) in outputs {
        assert!(printed.contains(&without_times(&line)), "{name} quotes what is not printed:\n{line}\n{stdout}");
    }
}

/// A line of a log, without what differs from run to run: the time at its beginning, and durations.
fn without_times(line: &str) -> String {
    let line = line.split_once(" INFO ").map_or(line, |(_, rest)| rest).trim_start_matches("INFO ");
    let words = line.split(' ').map(|word| if word.starts_with("milliseconds=") { "milliseconds=…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A module with the code; statements are put into a function.
fn module(code: &str) -> String {
    let begins = |line: &&str| !line.starts_with("use ") && !line.starts_with("///") && !line.trim().is_empty();
    let first = code.lines().find(begins).unwrap_or_default();
    let is_item = ["mod ", "pub ", "fn ", "async fn ", "impl ", "#["].iter().any(|start| first.starts_with(start));
    if is_item {
        return format!("//! Items.\nuse crate::plivo;\n{code}");
    }
    let api = if code.contains("shop::") { "shop" } else { "plivo" };
    let mut out = format!(
        "//! Statements.\nuse crate::{api};\n\n/// Runs them.\n\
         pub async fn run(client: &{api}::Client) -> Result<(), Box<dyn std::error::Error>> {{\n{code}    Ok(())\n}}\n"
    );
    if code.contains("assert") {
        out.push_str("\n#[tokio::test]\nasync fn it_runs() {\n    run(&crate::client().0).await.unwrap();\n}\n");
    }
    out
}

fn manifest() -> String {
    let root = root();
    let path = |folder: &str| root.join(folder).components().collect::<PathBuf>().display().to_string();
    format!(
        "[package]\nname = \"guide\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         phlo-gen = {{ path = {:?}, features = [\"auth\", \"blocking\", \"oauth2\", \"tracing\"] }}\n\
         phlo-gen-mock = {{ path = {:?} }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         tracing-subscriber = {{ version = \"0.3\", default-features = false, features = [\"fmt\"] }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
         [build-dependencies]\nphlo-gen-core = {{ path = {:?} }}\n\n[workspace]\n",
        path("."),
        path("phlo-gen-mock"),
        path("phlo-gen-core"),
    )
}

fn write(file: PathBuf, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).expect("the folder can be made");
    std::fs::write(file, text).expect("the file can be written");
}
