//! Changes as text, as Markdown and as JSON.

use super::change::{Change, Changes, Level, code};
use crate::output::Output;
use crate::style::{ERROR, FAINT, GOOD, HEADING, NAME, WARNING, paint};
use serde_json::{Value, json};
use std::io::{self, Write};

const LEVELS: [Level; 3] = [Level::Breaking, Level::Addition, Level::Behavior];

/// Prints the changes for a terminal.
pub fn text(changes: &Changes, out: &mut Output) -> io::Result<()> {
    for level in LEVELS.into_iter().filter(|level| changes.count(*level) > 0) {
        let style = match level {
            Level::Breaking => ERROR,
            Level::Addition => GOOD,
            Level::Behavior => WARNING,
        };
        writeln!(out, "{}", paint(style, title(level)))?;
        for (call, of_call) in grouped(changes, level) {
            let name = call.map_or_else(|| paint(HEADING, "client"), |call| format!("client.{}", paint(NAME, call)));
            writeln!(out, "  {name}")?;
            for change in of_call {
                writeln!(out, "    {} {}", paint(FAINT, "•"), change.what)?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", verdict(changes))
}

/// Prints the changes for a pull request.
pub fn markdown(changes: &Changes, out: &mut Output) -> io::Result<()> {
    writeln!(out, "### {}", verdict(changes))?;
    for level in LEVELS.into_iter().filter(|level| changes.count(*level) > 0) {
        writeln!(out, "\n#### {}\n", title(level))?;
        for (call, of_call) in grouped(changes, level) {
            let name = call.map_or_else(|| "the client".to_owned(), code);
            match of_call.as_slice() {
                [one] => writeln!(out, "* {name}: {}", one.what)?,
                several => {
                    writeln!(out, "* {name}")?;
                    several.iter().try_for_each(|change| writeln!(out, "  * {}", change.what))?;
                }
            }
        }
    }
    Ok(())
}

/// The changes for programs.
pub fn json(changes: &Changes) -> Value {
    let change = |change: &Change| {
        json!({
            "level": match change.level {
                Level::Breaking => "breaking",
                Level::Addition => "addition",
                Level::Behavior => "behavior",
            },
            "call": change.call,
            "change": change.what,
        })
    };
    json!({ "version": Level::version(changes.level()), "changes": changes.all.iter().map(change).collect::<Vec<_>>() })
}

fn title(level: Level) -> &'static str {
    match level {
        Level::Breaking => "Breaks callers",
        Level::Addition => "Adds",
        Level::Behavior => "Sends other things",
    }
}

fn verdict(changes: &Changes) -> String {
    let count = |level| changes.count(level);
    let version = Level::version(changes.level());
    match (changes.level(), count(Level::Breaking)) {
        (None, _) => "none: nothing has changed for callers".to_owned(),
        (Some(Level::Breaking), 1) => format!("{version}: 1 change breaks callers"),
        (Some(Level::Breaking), number) => format!("{version}: {number} changes break callers"),
        (Some(Level::Addition), _) => format!("{version}: there is something new, and callers go on as before"),
        (Some(Level::Behavior), _) => format!("{version}: callers go on as before, and other things are sent"),
    }
}

/// The changes of a level by what they are about, in order.
fn grouped(changes: &Changes, level: Level) -> Vec<(Option<&str>, Vec<&Change>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Change>)> = Vec::new();
    for change in changes.all.iter().filter(|change| change.level == level) {
        let call = change.call.as_deref();
        match groups.last_mut().filter(|(last, _)| *last == call) {
            Some((_, group)) => group.push(change),
            None => groups.push((call, vec![change])),
        }
    }
    groups
}
