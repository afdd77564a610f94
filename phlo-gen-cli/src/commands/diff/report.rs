//! The report of changes, as text, Markdown and JSON.

use super::change::{Change, Changes, Level, code};
use crate::output::Stdout;
use crate::output::style::{ERROR, FAINT, GOOD, HEADING, NAME, WARNING, paint};
use serde_json::{Value, json};
use std::io::{self, Write};

const LEVELS: [Level; 3] = [Level::Breaking, Level::Addition, Level::Behavior];

/// Prints the changes as text.
pub fn text(changes: &Changes, out: &mut Stdout) -> io::Result<()> {
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
                writeln!(out, "    {} {}", paint(FAINT, "•"), change.description)?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(changes))
}

/// Prints the changes as Markdown.
pub fn markdown(changes: &Changes, out: &mut Stdout) -> io::Result<()> {
    writeln!(out, "### {}", summary(changes))?;
    for level in LEVELS.into_iter().filter(|level| changes.count(*level) > 0) {
        writeln!(out, "\n#### {}\n", title(level))?;
        for (call, of_call) in grouped(changes, level) {
            let name = call.map_or_else(|| "the client".to_owned(), code);
            match of_call.as_slice() {
                [one] => writeln!(out, "* {name}: {}", one.description)?,
                several => {
                    writeln!(out, "* {name}")?;
                    several.iter().try_for_each(|change| writeln!(out, "  * {}", change.description))?;
                }
            }
        }
    }
    Ok(())
}

/// The changes as JSON.
pub fn json(changes: &Changes) -> Value {
    let change = |change: &Change| {
        json!({
            "level": match change.level {
                Level::Breaking => "breaking",
                Level::Addition => "addition",
                Level::Behavior => "behavior",
            },
            "call": change.call,
            "change": change.description,
        })
    };
    json!({ "version": Level::version(changes.level()), "changes": changes.all.iter().map(change).collect::<Vec<_>>() })
}

fn title(level: Level) -> &'static str {
    match level {
        Level::Breaking => "Breaks callers",
        Level::Addition => "Adds",
        Level::Behavior => "Changes requests",
    }
}

fn summary(changes: &Changes) -> String {
    let count = |level| changes.count(level);
    let version = Level::version(changes.level());
    match (changes.level(), count(Level::Breaking)) {
        (None, _) => "none: no changes for callers".to_owned(),
        (Some(Level::Breaking), 1) => format!("{version}: 1 change breaks callers"),
        (Some(Level::Breaking), number) => format!("{version}: {number} changes break callers"),
        (Some(Level::Addition), _) => format!("{version}: additions only, callers compile as before"),
        (Some(Level::Behavior), _) => format!("{version}: requests change, callers compile as before"),
    }
}

/// The changes of a level, grouped by call, in order.
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
