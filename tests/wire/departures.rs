//! Intended differences from Postman.

use crate::compare::Difference;
use std::collections::BTreeSet;
use std::path::Path;

/// The human-readable table.
const TABLE: &str = include_str!("../../docs/WIRE.md");

/// One departure: its collection, item and field, and the row of the table that explains it.
#[derive(Debug)]
pub struct Departure {
    pub collection: String,
    pub path: String,
    pub field: String,
    row: String,
}

/// A line for each, separated by tabs.
pub fn read() -> Vec<Departure> {
    let lines = include_str!("departures.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [collection, path, field, row] => {
                let [collection, path, field, row] = [collection, path, field, row].map(|cell| (*cell).to_owned());
                Departure { collection, path, field, row }
            }
            _ => panic!("departures.tsv: a line has no four columns: {line}"),
        })
        .collect()
}

/// Removes the intended differences, and returns the departures that did not occur.
pub fn remove_intended<'a>(
    departures: &'a [Departure],
    collection: &str,
    differences: &mut Vec<Difference>,
) -> Vec<&'a Departure> {
    let own = departures.iter().filter(|departure| departure.collection == collection);
    let unused: Vec<&Departure> =
        own.filter(|departure| !differences.iter().any(|found| departure.covers(found))).collect();
    differences.retain(|found| {
        !departures.iter().any(|departure| departure.collection == collection && departure.covers(found))
    });
    unused
}

impl Departure {
    fn covers(&self, difference: &Difference) -> bool {
        self.path == difference.path && self.field == difference.field
    }
}

/// The rows of the table: its name and its test.
fn rows() -> Vec<(&'static str, &'static str)> {
    let begin = TABLE.split("## Departures").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let rows = begin.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        match cells.as_slice() {
            [name, _, _, _, test] => (*name, *test),
            _ => panic!("docs/WIRE.md: a row has no five cells: {row}"),
        }
    })
    .collect()
}

#[test]
fn every_departure_is_in_the_table_and_is_tested() {
    let departing: BTreeSet<String> = read().into_iter().map(|departure| departure.row).collect();
    let rows = rows();
    let documented: BTreeSet<String> =
        rows.iter().filter(|(_, test)| *test == "departures.tsv").map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(departing, documented, "departures.tsv and docs/WIRE.md name the same departures");
    let mut sources = String::new();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests", "phlo-gen-core/src", "phlo-gen-runtime/src", "phlo-gen-runtime/tests"] {
        push_sources(&workspace.join(folder), &mut sources);
    }
    let tests = rows.iter().map(|(_, test)| *test).filter(|test| *test != "departures.tsv");
    let missing: Vec<&str> =
        tests.filter(|test| !sources.contains(&format!("fn {}(", test.trim_matches('`')))).collect();
    assert!(missing.is_empty(), "docs/WIRE.md names tests that do not exist: {missing:?}");
}

fn push_sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            push_sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push_str(&std::fs::read_to_string(&path).expect("the source can be read"));
        }
    }
}
