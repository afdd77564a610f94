//! What `emit::rustdoc` writes is read by rustdoc without a word, and shows what the tree says.

mod nasty;
mod read_back;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use phlo_gen_core::emit::literal::literal;
use phlo_gen_core::emit::rustdoc;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

#[test]
fn rustdoc_has_nothing_to_say() {
    let source = write_crate("rustdoc_has_nothing_to_say");
    let lints = ["-Dwarnings", "-Drustdoc::all", "-Arustdoc::missing_crate_level_docs"];
    let output = rustdoc_on(&source, &[&lints[..], &["-o", "target/doc"]].concat());
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn rustdoc_finds_no_tests() {
    let source = write_crate("rustdoc_finds_no_tests");
    let output = rustdoc_on(&source, &["--test"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("running 0 tests"), "{output:?}");
}

/// Runs rustdoc in the folder of the source.
fn rustdoc_on(source: &Path, arguments: &[&str]) -> Output {
    let program = std::env::var_os("RUSTDOC").unwrap_or_else(|| OsString::from("rustdoc"));
    let mut command = Command::new(program);
    if let Some(folder) = source.parent() {
        command.current_dir(folder);
    }
    command.args(["--edition", "2024", "--crate-type", "lib"]).args(arguments).arg(source).output().unwrap()
}

/// Writes a crate whose documentation is nasty, the same each time.
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
        let _ = writeln!(source, "pub const A{number}: () = ();");
        let page = format!("{escaped}\n\n# {escaped}\n\n* `x`: {line}\n\n| a |\n| --- |\n| {line} |\n\n{code}");
        attribute(page.trim_end(), number % 2 == 0, &mut source);
        let _ = writeln!(source, "pub const B{number}: () = ();");
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("lib.rs");
    std::fs::write(&path, source).unwrap();
    path
}

/// Writes documentation as one attribute, or as one for each line.
fn attribute(text: &str, whole: bool, source: &mut String) {
    if whole {
        let _ = writeln!(source, "#[doc = {}]", literal(text));
    } else {
        text.lines().for_each(|line| {
            let _ = writeln!(source, "#[doc = {}]", literal(&format!(" {line}")));
        });
    }
}
