//! The cost of a call: instructions, allocations, and processor time over the loopback interface.

use crate::figures::cpu::{cpu, interleaved, output, run};
use crate::figures::report::{Bar, Report};
use crate::figures::usage::usage;
use crate::measurements::expansion::instructions;
use crate::scratch::Scratch;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The responses that are measured, and the number of calls.
const RESPONSES: [(&str, &str, u64); 2] = [("small", "small response", 100), ("list", "list of 1,000", 5)];

const PROGRAMS: [&str; 3] = ["phlo", "hand", "progenitor"];

/// Builds the programs, and counts.
pub fn calls(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    run(scratch.cargo("build").args(["--release", "--package", "calls"]))?;
    report.section("A call", "instructions and allocations of one call, without the network");
    for (response, title, times) in RESPONSES {
        let bar = if response == "small" { 1.0 } else { 0.8 };
        let (mut ours, mut theirs) = (Cost::default(), Cost::default());
        for step in ["prepare", "decode"] {
            let task = format!("{step}-{response}");
            let (phlo, hand) = (cost(scratch, "phlo", &task, times)?, cost(scratch, "hand", &task, times)?);
            report.line(&format!("{step}, {title}: phlo-gen {phlo}, hand-written {hand}"));
            let bar = if task == "decode-list" { 0.65 } else { 1.0 };
            let what = format!("{step}, {title}, of hand-written: instructions");
            report.bar(&what, phlo.instructions / hand.instructions, Bar::AtMost(bar));
            (ours, theirs) = (ours.plus(phlo), theirs.plus(hand));
        }
        let what = format!("prepare and decode, {title}, of hand-written");
        report.bar(&format!("{what}: instructions"), ours.instructions / theirs.instructions, Bar::AtMost(bar));
        report.bar(&format!("{what}: allocations"), ours.allocations / theirs.allocations, Bar::AtMost(1.0));
        let stubs = PROGRAMS.map(|program| cost(scratch, program, &format!("stub-{response}"), times));
        let [phlo, hand, progenitor] = stubs;
        let (phlo, hand, progenitor) = (phlo?, hand?, progenitor?);
        report.line(&format!(
            "all but the network, {title}: phlo-gen {phlo}, hand-written {hand}, progenitor {progenitor}"
        ));
        report.ratio(&format!("all but the network, {title}, of hand-written"), phlo.instructions / hand.instructions);
        let careful = cost(scratch, "hand", &format!("careful-{response}"), times)?;
        let what = format!("all but the network, {title}, of hand-written with timeouts, retries and redirects");
        report.line(&format!("hand-written with timeouts, retries and redirects, {title}: {careful}"));
        report.bar(&what, phlo.instructions / careful.instructions, Bar::AtMost(1.1));
        report.ratio(
            &format!("all but the network, {title}, of progenitor"),
            phlo.instructions / progenitor.instructions,
        );
    }
    loopback(scratch, rounds, report)
}

fn loopback(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    let server = Server::start(scratch)?;
    for (response, title, times) in [("small", "small response", 5000), ("list", "list of 1,000", 200)] {
        let seconds = interleaved(&PROGRAMS, rounds, |name, _| {
            let task = format!("loop-{response}");
            let many = cpu(&mut program(scratch, name, &task, times, &server.base))?;
            Ok((many - cpu(&mut program(scratch, name, &task, 1, &server.base))?) / times as f64)
        })?;
        let [phlo, hand, progenitor] = seconds[..] else { continue };
        let micros = |seconds: f64| format!("{:.0} µs", seconds * 1e6);
        let all =
            format!("phlo-gen {}, hand-written {}, progenitor {}", micros(phlo), micros(hand), micros(progenitor));
        report.line(&format!("over the loopback, {title}, processor time of the client: {all}"));
        report.ratio(&format!("over the loopback, {title}, of hand-written"), phlo / hand);
        report.ratio(&format!("over the loopback, {title}, of progenitor"), phlo / progenitor);
    }
    crowd(scratch, &server, rounds, report)?;
    memory(scratch, &server, report)
}

/// 64 calls at once. Throughput is calls in a second of processor time, since other work on the machine affects the
/// time on the clock more.
fn crowd(scratch: &Scratch, server: &Server, rounds: usize, report: &mut Report) -> io::Result<()> {
    const TIMES: u64 = 5000;
    let tasks = [("phlo", "crowd-small"), ("hand", "crowd-small"), ("hand", "careful-crowd-small")];
    let seconds = interleaved(&tasks, rounds, |(name, task), _| {
        let many = cpu(&mut program(scratch, name, task, TIMES, &server.base))?;
        Ok(many - cpu(&mut program(scratch, name, task, 64, &server.base))?)
    })?;
    let [phlo, hand, careful] = seconds[..] else { return Ok(()) };
    let speed = |seconds: f64| format!("{:.0}", (TIMES - 64) as f64 / seconds);
    report.line(&format!(
        "64 in flight, small response, calls in a second of processor time: phlo-gen {}, hand-written {}, with timeouts, \
         retries and redirects {}",
        speed(phlo),
        speed(hand),
        speed(careful)
    ));
    let what = "throughput with 64 in flight, of hand-written";
    report.ratio(what, hand / phlo);
    report.bar(&format!("{what} with timeouts, retries and redirects"), careful / phlo, Bar::AtLeast(1.0));
    Ok(())
}

/// Memory does not grow with the number of calls.
fn memory(scratch: &Scratch, server: &Server, report: &mut Report) -> io::Result<()> {
    let megabytes =
        |times| Ok::<_, io::Error>(usage(&program(scratch, "phlo", "loop-small", times, &server.base))?.megabytes);
    let (few, many) = (megabytes(100)?, megabytes(10_000)?);
    report.line(&format!("memory of 100 calls {few:.1} MB, of 10,000 calls {many:.1} MB"));
    report.bar("memory of 10,000 calls, of that of 100", many / few, Bar::AtMost(1.1));
    Ok(())
}

/// The cost of one call.
#[derive(Clone, Copy, Default)]
struct Cost {
    instructions: f64,
    allocations: f64,
}

impl Cost {
    fn plus(self, other: Cost) -> Cost {
        Cost { instructions: self.instructions + other.instructions, allocations: self.allocations + other.allocations }
    }
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.0} instructions and {:.0} allocations", self.instructions, self.allocations)
    }
}

fn cost(scratch: &Scratch, name: &str, task: &str, times: u64) -> io::Result<Cost> {
    let base = "http://127.0.0.1:1";
    let few = instructions(&program(scratch, name, task, times, base))?;
    let many = instructions(&program(scratch, name, task, 2 * times, base))?;
    let printed = output(&mut program(scratch, name, task, times, base))?;
    let allocations = printed.trim().parse().map_err(io::Error::other)?;
    Ok(Cost { instructions: (many - few) / times as f64, allocations })
}

fn program(scratch: &Scratch, name: &str, task: &str, times: u64, base: &str) -> Command {
    let mut command = Command::new(scratch.root.join("target/release").join(name));
    command.args([task, &times.to_string(), base]);
    command
}

/// A server that ends with this value.
struct Server {
    process: Child,
    base: String,
}

impl Server {
    fn start(scratch: &Scratch) -> io::Result<Self> {
        let path = scratch.root.join("target/release/server");
        let mut process = Command::new(path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        Ok(Server { process, base: format!("http://{}", line.trim()) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its input ends here, and with it the server.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
