//! The cost of the generator itself.

use crate::apis::api::Api;
use crate::apis::collection::collection;
use crate::figures::cpu::{cpu, errors, interleaved, run};
use crate::figures::plot::Line;
use crate::figures::report::{Bar, Report};
use crate::scratch::{MEMBERS, Scratch, pretty, write};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Profiles of cargo: the one for speed, and the default one for macros.
const PROFILES: [(&str, &str); 2] = [("release", "--release"), ("debug", "--profile=dev")];

/// Measures the generator alone: a line of seconds for each profile.
pub fn expansion(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<Vec<Line>> {
    for (_, flag) in PROFILES {
        run(scratch.cargo("build").args([flag, "--package", "expand"]))?;
    }
    report.section("Expansion", "from the text of the collection to source, without the compiler");
    let files: Vec<PathBuf> =
        [10, 100, 1000, 10_000].into_iter().map(|items| input(scratch, items)).collect::<io::Result<_>>()?;
    let mut lines = Vec::new();
    for (profile, _) in PROFILES {
        let counts = files.iter().take(3).map(|file| {
            let (once, never) = (expand(scratch, profile, file, 2), expand(scratch, profile, file, 1));
            Ok(instructions(&once)? - instructions(&never)?)
        });
        let counts = counts.collect::<io::Result<Vec<f64>>>()?;
        for ((count, items), file) in counts.iter().zip([10.0, 100.0, 1000.0]).zip(&files) {
            let bytes = std::fs::metadata(file)?.len() as f64;
            report.line(&format!(
                "{profile}, {items} items: {:.1} million instructions, {:.0} per item, {:.0} per byte",
                count / 1e6,
                count / items,
                count / bytes
            ));
        }
        let seconds = interleaved(&files, rounds, |file, _| once(scratch, profile, file))?;
        let bytes =
            files.iter().map(|file| Ok(std::fs::metadata(file)?.len() as f64)).collect::<io::Result<Vec<_>>>()?;
        let ([.., thousand, ten_thousand], [.., size, _]) = (&seconds[..], &bytes[..]) else { continue };
        let speed = size / thousand / 1e6;
        let growth = ten_thousand / thousand;
        if profile == "release" {
            report.bar("expansion of 10,000 items, of that of 1,000", growth, Bar::AtMost(11.0));
            report.bar("expansion, MB/s in release", speed, Bar::AtLeast(20.0));
        } else {
            report.line(&format!("debug: {speed:.1} MB/s, 10,000 items cost {growth:.1} times 1,000"));
        }
        let points = [10.0, 100.0, 1000.0, 10_000.0].into_iter().zip(seconds).collect();
        lines.push(Line { title: format!("phlo-gen, {profile}"), points });
    }
    Ok(lines)
}

/// The number of instructions of a program, from valgrind.
pub fn instructions(command: &Command) -> io::Result<f64> {
    let mut counted = Command::new("valgrind");
    counted.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    counted.arg(command.get_program()).args(command.get_args());
    let printed = errors(&mut counted)?;
    let line = printed.lines().find(|line| line.contains("refs:")).unwrap_or_default();
    let digits: String = line.split("refs:").last().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse().map_err(|_| io::Error::other(format!("valgrind counts nothing: {printed}")))
}

/// Seconds of one expansion: the difference between many and one.
fn once(scratch: &Scratch, profile: &str, file: &Path) -> io::Result<f64> {
    let size = std::fs::metadata(file)?.len();
    let times = usize::try_from(2_000_000 / size).unwrap_or(0) + 1;
    let many = cpu(&mut expand(scratch, profile, file, times + 1))?;
    Ok((many - cpu(&mut expand(scratch, profile, file, 1))?) / times as f64)
}

fn expand(scratch: &Scratch, profile: &str, file: &Path, times: usize) -> Command {
    let mut command = Command::new(scratch.root.join("target").join(profile).join("expand"));
    command.arg(file).arg(times.to_string());
    command
}

/// The file of a collection with a number of items.
fn input(scratch: &Scratch, items: usize) -> io::Result<PathBuf> {
    let path = scratch.root.join(format!("collection-{items}.json"));
    write(&path, &pretty(&collection(&Api::new(items, MEMBERS))))?;
    Ok(path)
}
