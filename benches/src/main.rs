//! Measures phlo-gen side by side with progenitor and with hand-written code, and prints the ratios.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml` from the root of the repository; `-- --quick` for a first
//! look, `-- --up-to=1000` for crates with at most 1000 operations, `-- --collections=FOLDER` for real collections, `-- check calls` for some of the parts, `--
//! --write` to write tables and plots to `docs`.

mod apis;
mod figures;
mod measurements;
mod scratch;

use apis::real;
use figures::plot::svg;
use figures::report::Report;
use figures::usage;
use measurements::check::{self, SIZE};
use measurements::large::{self, LARGE};
use measurements::{advice, calls, collections, expansion, footprint};
use scratch::Scratch;
use std::io;
use std::path::Path;

/// The maximum sizes for comparisons.
const SIZES: [usize; 5] = [10, 50, 200, 1000, 3000];

fn main() -> io::Result<()> {
    if let Some(command) = usage::child() {
        return command;
    }
    let (flags, parts): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let most = flags.iter().find_map(|flag| flag.strip_prefix("--up-to=")?.parse().ok()).unwrap_or(usize::MAX);
    let (rounds, most) = if has("--quick") { (1, most.min(SIZE)) } else { (5, most) };
    let sizes: Vec<usize> = SIZES.into_iter().filter(|size| *size <= most).collect();
    let sizes = sizes.as_slice();
    let large: Vec<usize> = LARGE.into_iter().filter(|size| *size <= most).collect();
    let folder = real::folder(flags.iter().find_map(|flag| flag.strip_prefix("--collections=")));
    let real = match folder {
        Some(folder) if wants("collections") => real::largest(&folder, collections::LARGEST)?,
        _ => Vec::new(),
    };
    let mut scratch = Scratch::new(&root, sizes, &large)?;
    let mut others = collections::crates(&scratch, &real)?;
    if sizes.contains(&SIZE) {
        others.extend(advice::crates(&scratch)?);
    }
    scratch.finish(others)?;
    let mut report = Report::default();
    let mut plots = Vec::new();
    if wants("check") {
        check::ratios(&scratch, rounds, &mut report)?;
    }
    if wants("footprint") {
        footprint::footprint(&root, &scratch, rounds, &mut report)?;
    }
    if wants("calls") {
        calls::calls(&scratch, rounds, &mut report)?;
    }
    if wants("expansion") {
        let lines = expansion::expansion(&scratch, rounds, &mut report)?;
        plots.push(("expansion.svg", svg("Expansion by the generator alone", "items", "seconds", &lines)));
    }
    if wants("growth") {
        let lines = check::growth(&scratch, sizes, &mut report)?;
        plots.push(("check.svg", svg("`cargo check` after a change", "operations", "seconds", &lines)));
    }
    if wants("large") && large.len() == LARGE.len() {
        large::growth(&scratch, &mut report)?;
    }
    if wants("advice") && sizes.contains(&SIZE) {
        advice::advice(&scratch, rounds, &mut report)?;
    }
    if wants("collections") && real.is_empty() {
        println!("skipped: no folder with collections, see `--collections=`");
    } else if wants("collections") {
        collections::checks(&scratch, &real, rounds, &mut report)?;
    }
    println!("\n{}", report.markdown());
    if has("--write") { write(&root.join("docs/performance"), &report, &plots) } else { Ok(()) }
}

/// Writes the tables and the plots to a folder.
fn write(folder: &Path, report: &Report, plots: &[(&str, String)]) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("numbers.md"), format!("# Numbers\n\n{}", report.markdown()))?;
    plots.iter().try_for_each(|(name, plot)| std::fs::write(folder.join(name), plot))
}
