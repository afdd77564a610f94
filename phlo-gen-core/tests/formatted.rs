//! The source is formatted: rustfmt does not change it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn rustfmt_leaves_the_source_alone() {
    let collections = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections");
    let files = ["names", "hostile-text", "urls", "bodies", "auth", "variables", "responses", "tables", "v20"];
    let files = files.map(|name| format!("features/{name}.json"));
    for file in files.iter().map(String::as_str).chain(["plivo.json"]) {
        let path = collections.join(file).to_string_lossy().into_owned();
        let source = phlo_gen_core::Builder::new(path).source().expect("the collection is read");
        let Some(formatted) = rustfmt(&source) else { return };
        assert!(formatted == source, "{file}: {:?}", difference(&source, &formatted));
    }
}

/// The output of rustfmt; `None` if it is not installed.
fn rustfmt(source: &str) -> Option<String> {
    let mut command = Command::new("rustfmt");
    let piped = command.args(["--edition", "2024", "--emit", "stdout"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = piped.spawn() else {
        println!("skipped: no rustfmt");
        return None;
    };
    let mut input = child.stdin.take().expect("it reads");
    let text = source.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("nothing panics").expect("it reads to the end");
    assert!(output.status.success(), "rustfmt does not take the source");
    Some(String::from_utf8(output.stdout).expect("it prints text"))
}

/// The first lines that differ.
fn difference<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    one.lines().zip(other.lines()).find(|(one, other)| one != other)
}
