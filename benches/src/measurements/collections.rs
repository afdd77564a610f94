//! Real collections: ours and progenitor's checks of the ten largest, and thirty operations of one written by hand.

use crate::apis::real::{Real, THIRTY_BY_HAND, by_macro, only_thirty};
use crate::figures::cpu::{interleaved, output, run};
use crate::figures::report::{Bar, Report};
use crate::measurements::check::{Task, after_change};
use crate::scratch::{Scratch, Way, write};
use std::io;
use std::process::Command;

/// How many collections.
pub const LARGEST: usize = 10;

/// The features that collections need.
const FEATURES: &str = "[\"auth\", \"dynamic\", \"oauth2\", \"hyper\"]";

/// The crates with thirty operations.
const THIRTY: [&str; 2] = ["thirty-phlo", "thirty-hand"];

/// The crates of collections, written before cargo is called, since all of them are in one workspace.
pub fn crates(scratch: &Scratch, collections: &[Real]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut put = |name: String, way: Way, source: &str, real: Option<&Real>| -> io::Result<()> {
        let folder = scratch.package(&name, way, source)?;
        if let Some(real) = real {
            write(&folder.join("collection.json"), &std::fs::read_to_string(&real.path)?)?;
        }
        names.push(name);
        Ok(())
    };
    for (nth, real) in collections.iter().enumerate() {
        put(ours(nth), Way::Phlo, &by_macro(""), Some(real))?;
        // it may use any scheme of authorization, grant or variable
        let manifest = scratch.root.join(ours(nth)).join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest)?;
        write(&manifest, &text.replace("../../..\"", &format!("../../..\", features = {FEATURES}")))?;
        put(theirs(nth), Way::Builder, "//! Written when there is a document.\n", None)?;
    }
    if let Some(real) = collections.iter().find(|real| real.has_thirty()) {
        put(THIRTY[0].to_owned(), Way::Phlo, &by_macro(&only_thirty()), Some(real))?;
        put(THIRTY[1].to_owned(), Way::Hand, THIRTY_BY_HAND, None)?;
    }
    Ok(names)
}

/// The time of checks.
pub fn checks(scratch: &Scratch, collections: &[Real], rounds: usize, report: &mut Report) -> io::Result<()> {
    let note = format!("the {} largest of a folder; seconds of processor time", collections.len());
    report.section("Real collections", &note);
    run(scratch.cargo("build").args(["--package", "convert", "--package", "generate"]))?;
    // The first run builds the dependencies; one of the collections need not compile.
    let _ = (!collections.is_empty()).then(|| after_change(scratch, Task::Check, &ours(0)));
    for (nth, real) in collections.iter().enumerate() {
        let what = format!("{}, {:.1} MB", real.title(), real.bytes as f64 / 1e6);
        let phlo = match after_change(scratch, Task::Check, &ours(nth)) {
            Ok(seconds) => seconds,
            Err(error) => {
                report.line(&format!("{what}: phlo-gen: {}", reason(&error)));
                continue;
            }
        };
        match progenitor(scratch, nth) {
            Ok(seconds) => {
                report.line(&format!("{what}: phlo-gen {phlo:.2}, progenitor, builder {seconds:.2}"));
                report.ratio(&format!("{}, of progenitor's builder", real.title()), phlo / seconds);
            }
            Err(error) => report.line(&format!("{what}: phlo-gen {phlo:.2}; progenitor: {}", reason(&error))),
        }
    }
    if collections.iter().any(Real::has_thirty) { thirty(scratch, rounds, report) } else { Ok(()) }
}

/// Thirty operations of GitHub, ours with the option `only`.
fn thirty(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    for (task, title) in [(Task::Check, "check after a change"), (Task::IncrementalCheck, "the same, incremental")] {
        for name in THIRTY {
            after_change(scratch, task, name)?;
        }
        let seconds = interleaved(&THIRTY, rounds, |name, _| after_change(scratch, task, name))?;
        let [phlo, hand] = seconds[..] else { continue };
        let what = format!("thirty operations of GitHub, {title}");
        report.seconds(&what, &["phlo-gen with `only`", "hand-written"], &seconds);
        if task == Task::Check {
            report.bar(&format!("{what}, of hand-written"), phlo / hand, Bar::AtMost(1.0));
        } else {
            report.ratio(&format!("{what}, of hand-written"), phlo / hand);
        }
    }
    Ok(())
}

/// Seconds of a check of progenitor's code, if there is any and it compiles.
fn progenitor(scratch: &Scratch, nth: usize) -> io::Result<f64> {
    let programs = scratch.root.join("target/debug");
    let collection = scratch.root.join(ours(nth)).join("collection.json");
    let folder = scratch.root.join(theirs(nth));
    let step = |what: &str, error: io::Error| io::Error::other(format!("{what}: {}", reason(&error)));
    let document =
        output(Command::new(programs.join("convert")).arg(collection)).map_err(|error| step("no conversion", error))?;
    write(&folder.join("openapi.json"), &document)?;
    output(Command::new(programs.join("generate")).arg(folder.join("openapi.json")).arg("builder"))
        .map_err(|error| step("no code", error))?;
    write(
        &folder.join("src/api.rs"),
        "//! A client.\nprogenitor::generate_api!(spec = \"openapi.json\", interface = Builder);\n",
    )?;
    // The first run may build the dependencies.
    let checked =
        after_change(scratch, Task::Check, &theirs(nth)).and_then(|_| after_change(scratch, Task::Check, &theirs(nth)));
    checked.map_err(|error| step("the code does not compile", error))
}

/// The most telling line of the output of a program that failed.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let telling = |line: &&str| line.starts_with("error") || line.starts_with("called `");
    let line = text.lines().find(telling).or_else(|| text.lines().last()).unwrap_or_default();
    line.chars().take(160).collect()
}

fn ours(nth: usize) -> String {
    format!("real-{nth}")
}

fn theirs(nth: usize) -> String {
    format!("real-{nth}-progenitor")
}
