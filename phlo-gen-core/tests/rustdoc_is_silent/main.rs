//! rustdoc reads the output of `emit::rustdoc` without warnings, and shows the content of the tree.

mod nasty;
mod read_back;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use phlo_gen_core::emit::literal::literal;
use phlo_gen_core::emit::rustdoc;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

#[test]
fn rustdoc_reports_nothing() {
    let source = write_crate("rustdoc_reports_nothing");
    let lints = ["-Dwarnings", "-Drustdoc::all", "-Arustdoc::missing_crate_level_docs"];
    let output = run("rustdoc", &source, &[&lints[..], &["-o", "doc"]].concat()).expect("rustdoc");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn clippy_reports_nothing() {
    let source = write_crate("clippy_reports_nothing");
    let Some(output) = run("clippy-driver", &source, &["-Dwarnings", "-Dclippy::all", "--emit=metadata"]) else {
        return println!("skipped: no clippy");
    };
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn rustdoc_finds_no_tests() {
    let source = write_crate("rustdoc_finds_no_tests");
    let output = run("rustdoc", &source, &["--test"]).expect("rustdoc");
    assert!(String::from_utf8_lossy(&output.stdout).contains("running 0 tests"), "{output:?}");
}

/// Runs a program on the source, in its folder, if there is such a program.
fn run(program: &str, source: &Path, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(["--edition", "2024", "--crate-type", "lib"]).args(arguments).arg(source);
    command.current_dir(source.parent()?).output().ok()
}

/// Writes a crate with hostile documentation, the same in each run.
fn write_crate(name: &str) -> PathBuf {
    let mut runner = TestRunner::deterministic();
    let mut source = String::from("//! Nasty prose.\n");
    for number in 0..400 {
        let prose = nasty::prose().new_tree(&mut runner).unwrap().current();
        let inlines = nasty::inlines().new_tree(&mut runner).unwrap().current();
        let text = nasty::text().new_tree(&mut runner).unwrap().current();
        let line = rustdoc::line(&inlines);
        let (escaped, code) = (rustdoc::escape(&text), rustdoc::code(&text, &text));
        attribute(&rustdoc::markdown(&prose), number % 2 == 0, &mut source);
        writeln!(source, "pub const A{number}: () = ();").unwrap();
        let page = format!("{escaped}\n\n# {escaped}\n\n* `x`: {line}\n\n| a |\n| --- |\n| {line} |\n\n{code}");
        attribute(page.trim_end(), number % 2 == 0, &mut source);
        writeln!(source, "pub const B{number}: () = ();").unwrap();
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("lib.rs");
    std::fs::write(&path, source).unwrap();
    path
}

/// Writes documentation as one attribute, or as one attribute per line.
fn attribute(text: &str, whole: bool, source: &mut String) {
    let mut write = |text: &str| writeln!(source, "#[doc = {}]", literal(text)).unwrap();
    if whole && !text.is_empty() {
        write(text);
    } else {
        text.lines().for_each(|line| write(&format!(" {line}")));
    }
}
