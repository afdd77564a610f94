//! The cost of a check and of a build after a change.

use crate::figures::cpu::{cpu, interleaved};
use crate::figures::plot::Line;
use crate::figures::report::{Bar, Report};
use crate::scratch::{CHECKED, Scratch, WAYS, Way, library, package};
use std::cell::Cell;
use std::io;
use std::process::Command;

/// The cargo command after the change.
#[derive(Clone, Copy, PartialEq)]
pub enum Task {
    Check,
    IncrementalCheck,
    Build,
}

const TASKS: [(Task, &str); 3] = [
    (Task::Check, "check after a change"),
    (Task::IncrementalCheck, "check after a change, incremental"),
    (Task::Build, "debug build after a change"),
];

/// The number of operations for the bars.
pub const SIZE: usize = 200;

/// All ways at one size, with the ratios that have bars.
pub fn ratios(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    report.section(
        "Check and build after a change",
        &format!("{SIZE} operations; seconds of processor time, medians of {rounds}"),
    );
    for (task, title) in TASKS {
        // The first run builds the dependencies.
        for way in CHECKED {
            after_change(scratch, task, &package(way, SIZE))?;
        }
        let seconds = interleaved(&CHECKED, rounds, |way, _| after_change(scratch, task, &package(*way, SIZE)))?;
        let [phlo, builder, positional, hand, file] = seconds[..] else { continue };
        report.seconds(title, &CHECKED.map(Way::title), &seconds);
        match task {
            Task::Check => {
                report.bar(&format!("{title}, of progenitor's builder"), phlo / builder, Bar::AtMost(0.20));
                report.bar(&format!("{title}, of progenitor's positional"), phlo / positional, Bar::AtMost(0.40));
                report.bar(&format!("{title}, of hand-written"), phlo / hand, Bar::AtMost(0.50));
                report.ratio(&format!("{title}, code in a file, of hand-written"), file / hand);
            }
            Task::IncrementalCheck => {
                report.ratio(&format!("{title}, of progenitor's builder"), phlo / builder);
                report.ratio(&format!("{title}, of progenitor's positional"), phlo / positional);
                report.ratio(&format!("{title}, of hand-written"), phlo / hand);
            }
            Task::Build => {
                report.bar(&format!("{title}, of progenitor's builder"), phlo / builder, Bar::AtMost(0.25));
                report.ratio(&format!("{title}, of progenitor's positional"), phlo / positional);
                report.ratio(&format!("{title}, of hand-written"), phlo / hand);
            }
        }
    }
    Ok(())
}

/// The time of a check by the number of operations.
pub fn growth(scratch: &Scratch, sizes: &[usize], report: &mut Report) -> io::Result<Vec<Line>> {
    report.section("Check after a change, by the number of operations", "seconds of processor time");
    let mut all = Vec::from(WAYS.map(|way| Line { title: way.title().to_owned(), points: Vec::new() }));
    // The first run builds the dependencies.
    for (size, way) in sizes.iter().take(1).flat_map(|size| WAYS.map(|way| (size, way))) {
        after_change(scratch, Task::Check, &package(way, *size))?;
    }
    for size in sizes {
        let rounds = if *size > SIZE { 1 } else { 3 };
        let seconds = interleaved(&WAYS, rounds, |way, _| after_change(scratch, Task::Check, &package(*way, *size)))?;
        report.seconds(&format!("{size} operations"), &WAYS.map(Way::title), &seconds);
        for (series, seconds) in all.iter_mut().zip(seconds) {
            series.points.push((*size as f64, seconds));
        }
    }
    Ok(all)
}

/// Seconds of one task after a change of a crate.
pub fn after_change(scratch: &Scratch, task: Task, package: &str) -> io::Result<f64> {
    change(scratch, package)?;
    cpu(&mut command(scratch, task, package))
}

/// Changes the source of a crate.
pub fn change(scratch: &Scratch, package: &str) -> io::Result<()> {
    thread_local!(static CHANGES: Cell<u32> = const { Cell::new(0) });
    let nth = CHANGES.get() + 1;
    CHANGES.set(nth);
    std::fs::write(scratch.root.join(package).join("src/lib.rs"), library(nth))
}

/// The command after the change.
pub fn command(scratch: &Scratch, task: Task, package: &str) -> Command {
    let mut command = scratch.cargo(if task == Task::Build { "build" } else { "check" });
    command.args(["--package", package]);
    // incremental is the default; the variable would be for all crates
    if task != Task::IncrementalCheck {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}
