//! Processor time and memory of one command, which a process of its own measures: the system keeps only the largest
//! memory of all child processes.

use crate::figures::cpu::output;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::io;
use std::process::{Command, Stdio};

/// The first argument of the process that measures.
const MEASURE: &str = "--measure-command";

/// What a command took, including its child processes.
#[derive(Clone, Copy)]
pub struct Usage {
    /// Processor time in seconds.
    pub seconds: f64,
    /// The memory of the largest of its processes, in megabytes.
    pub megabytes: f64,
}

/// Runs a command in a process that measures it.
pub fn usage(command: &Command) -> io::Result<Usage> {
    let mut measured = Command::new(std::env::current_exe()?);
    measured.arg(MEASURE).arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        measured.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measured.env(name, value),
            None => measured.env_remove(name),
        };
    }
    let printed = output(&mut measured)?;
    let mut numbers = printed.split_whitespace().map_while(|word| word.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(seconds), Some(megabytes)) => Ok(Usage { seconds, megabytes }),
        _ => Err(io::Error::other(format!("no numbers: {printed}"))),
    }
}

/// What the process that measures does; nothing in any other process.
pub fn child() -> Option<io::Result<()>> {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().filter(|first| first == MEASURE)?;
    let program = arguments.next()?;
    Some(run(Command::new(program).args(arguments)))
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{command:?} failed")));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = (usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6;
    println!("{seconds} {}", usage.max_rss() as f64 / 1e3);
    Ok(())
}
