//! Measures phlo-gen side by side with progenitor and with hand-written code, and prints the ratios.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml` from the root of the repository; `-- --quick` for a first
//! look, `-- check calls` for some of the parts alone.

mod api;
mod calls;
mod check;
mod collection;
mod expansion;
mod handwritten;
mod measure;
mod openapi;
mod report;
mod samples;
mod scratch;

use report::Report;
use scratch::Scratch;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let parts: Vec<&String> = arguments.iter().filter(|argument| *argument != "--quick").collect();
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|wanted| *wanted == part);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let rounds = if quick { 1 } else { 5 };
    let sizes: &[usize] = if quick { &[10, 50, 200] } else { &[10, 50, 200, 1000, 3000] };
    let scratch = Scratch::new(&root, sizes)?;
    let mut report = Report::default();
    if wants("check") {
        check::ratios(&scratch, rounds, &mut report)?;
    }
    if wants("growth") {
        check::growth(&scratch, sizes, &mut report)?;
    }
    if wants("expansion") {
        expansion::expansion(&scratch, rounds, &mut report)?;
    }
    if wants("calls") {
        calls::calls(&scratch, rounds, &mut report)?;
    }
    println!("\n{}", report.markdown());
    Ok(())
}
