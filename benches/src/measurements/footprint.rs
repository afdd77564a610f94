//! The dependencies, the time to build them, and the generated code.

use crate::apis::api::Api;
use crate::apis::handwritten::handwritten;
use crate::figures::cpu::{cpu, median, output, run};
use crate::figures::report::{Bar, Report};
use crate::measurements::check::SIZE;
use crate::measurements::tokens;
use crate::scratch::{MEMBERS, Scratch, WAYS, Way, package};
use proc_macro2::TokenStream;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::Command;

/// Counts and builds.
pub fn footprint(root: &Path, scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    report.section(
        "What comes along",
        "crates by `cargo tree`, seconds of processor time from nothing, sizes after a debug build",
    );
    let macros = crates(Command::new("cargo").current_dir(root).args(["tree", "--package", "phlo-gen-macros"]))?;
    let ours = crates(scratch.cargo("tree").args(["--package", &package(Way::Phlo, SIZE)]))?;
    let floor = crates(scratch.cargo("tree").args(["--package", "floor"]))?;
    let (ours, floor) = (outside(&ours), outside(&floor));
    let of_macro: BTreeSet<String> = outside(&macros);
    report.bar("crates of others that the macro needs", of_macro.len() as f64, Bar::AtMost(14.0));
    let added: Vec<&String> = ours.difference(&floor).filter(|name| !of_macro.contains(*name)).collect();
    report.bar("crates of the runtime beyond reqwest with rustls and json", added.len() as f64, Bar::AtMost(6.0));
    report.line(&format!("those are: {added:?}"));
    for way in WAYS {
        let all = crates(scratch.cargo("tree").args(["--package", &package(way, SIZE)]))?;
        report.line(&format!("{}: {} crates in all", way.title(), all.len() - 1));
    }
    let target = scratch.root.join("cold");
    let into = |command: &mut Command| cpu(command.arg("--target-dir").arg(&target).env("CARGO_INCREMENTAL", "0"));
    let cold = |command: &mut Command| {
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        into(command)
    };
    let cargo = |task: &str| {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(root).args([task, "--quiet", "--package", "phlo-gen-macros"]);
        cargo
    };
    let (mut all, mut own) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        all.push(cold(&mut cargo("build"))?);
        into(cargo("clean").args(["--package", "phlo-gen-core"]))?;
        own.push(into(&mut cargo("build"))?);
    }
    let (all, own) = (median(all), median(own));
    report.bar("seconds to build the macro from nothing", all, Bar::AtMost(5.0));
    report.line(&format!("of those, our own two crates take {own:.1} and what they depend on {:.1}", all - own));
    if rounds > 1 {
        for way in [Way::Phlo, Way::Builder, Way::Hand] {
            let seconds = cold(scratch.cargo("build").args(["--package", &package(way, SIZE)]))?;
            report.line(&format!("{}: {seconds:.0} seconds to build from nothing, once", way.title()));
        }
    }
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    for way in WAYS {
        run(scratch.cargo("build").args(["--package", &package(way, SIZE)]).env("CARGO_INCREMENTAL", "0"))?;
        let size = |suffix: &str| size(&scratch.root.join("target/debug/deps"), &package(way, SIZE), suffix);
        report.line(&format!("{}: rlib {:.1} MB, rmeta {:.1} MB", way.title(), size(".rlib")?, size(".rmeta")?));
    }
    code(scratch, report)
}

/// Generated code by tokens.
fn code(scratch: &Scratch, report: &mut Report) -> io::Result<()> {
    run(scratch.cargo("build").args(["--package", "expand", "--package", "generate"]))?;
    report.section("Generated code", &format!("of {SIZE} operations, without documentation"));
    let programs = scratch.root.join("target/debug");
    for way in WAYS {
        let folder = scratch.root.join(package(way, SIZE));
        let source = match way {
            Way::Phlo => output(Command::new(programs.join("expand")).arg(folder.join("collection.json")).arg("0"))?,
            Way::Hand => handwritten(&Api::new(SIZE, MEMBERS)),
            _ => output(Command::new(programs.join("generate")).arg(folder.join("openapi.json")).arg(way.word()))?,
        };
        let tokens: TokenStream = source.parse().map_err(|error| io::Error::other(format!("{way:?}: {error}")))?;
        let all = tokens::count(tokens.clone());
        report.line(&format!("{}: {all} tokens, {} for each operation", way.title(), all / SIZE));
        if way == Way::Phlo {
            let split = tokens::split(tokens);
            report.bar("tokens of an operation", split.others as f64 / SIZE as f64, Bar::AtMost(450.0));
            report.bar(
                "tokens of a member of a response",
                split.types as f64 / split.members as f64,
                Bar::AtMost(60.0),
            );
        }
    }
    Ok(())
}

/// The crates of a tree, each with its version.
fn crates(command: &mut Command) -> io::Result<BTreeSet<String>> {
    let printed = output(command.args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"]))?;
    let words = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(printed.lines().filter(|line| !line.is_empty()).map(words).collect())
}

/// Those from outside this project.
fn outside(crates: &BTreeSet<String>) -> BTreeSet<String> {
    let is_own = |name: &&String| name.ends_with("v0.0.0") || name.starts_with("phlo-gen");
    crates.iter().filter(|name| !is_own(name)).cloned().collect()
}

/// Megabytes of the newest file of a crate.
fn size(folder: &Path, package: &str, suffix: &str) -> io::Result<f64> {
    let prefix = format!("lib{}-", package.replace('-', "_"));
    let mut newest = None;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&prefix) && name.ends_with(suffix) {
            let about = entry.metadata()?;
            newest = newest.max(Some((about.modified()?, about.len())));
        }
    }
    Ok(newest.map_or(0.0, |(_, length)| length as f64 / 1e6))
}
