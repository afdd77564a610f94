//! Processor time of child processes, and medians.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::io;
use std::process::{Command, Stdio};

/// The processor time of a command in seconds, including its child processes.
pub fn cpu(command: &mut Command) -> io::Result<f64> {
    let before = children()?;
    run(command)?;
    Ok(children()? - before)
}

/// The standard output of a command.
pub fn output(command: &mut Command) -> io::Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(failed(command, &String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The standard error of a command.
pub fn errors(command: &mut Command) -> io::Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(text) } else { Err(failed(command, &text)) }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> io::Result<()> {
    errors(command).map(|_| ())
}

fn failed(command: &Command, errors: &str) -> io::Error {
    io::Error::other(format!("{command:?} failed:\n{errors}"))
}

fn children() -> io::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6)
}

/// Measures each case once per round, so that all have the same conditions, and returns the medians.
pub fn interleaved<C>(
    cases: &[C],
    rounds: usize,
    mut measure: impl FnMut(&C, usize) -> io::Result<f64>,
) -> io::Result<Vec<f64>> {
    let mut all = vec![Vec::new(); cases.len()];
    for round in 0..rounds {
        for nth in 0..cases.len() {
            // The order rotates.
            let case = (round + nth) % cases.len();
            all[case].push(measure(&cases[case], round)?);
        }
    }
    Ok(all.into_iter().map(median).collect())
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn one_value_of_many_stands_in_the_middle() {
        assert_eq!(median(vec![5.0, 1.0, 3.0]), 3.0);
        assert_eq!(median(vec![7.0]), 7.0);
    }
}
