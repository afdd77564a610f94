//! Findings as text and as JSON.

use crate::output::Output;
use crate::snippet::Source;
use crate::style::{ERROR, FAINT, GOOD, WARNING, paint};
use phlo_gen_core::diagnostic::{Diagnostic, Severity};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::ItemTables;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How many findings of one kind are shown of a file.
const SHOWN: usize = 3;

/// A file and what is to be said of it.
pub struct Checked {
    /// The file.
    pub document: Document,
    /// What is odd, in the order of the places.
    pub findings: Vec<Diagnostic>,
    /// What became of its tables, if that was asked.
    pub tables: Vec<ItemTables>,
}

/// Prints the findings of a file, those of one kind together.
pub fn print(checked: &Checked, all: bool, out: &mut Output) -> io::Result<()> {
    let source = Source::new(&checked.document);
    for group in groups(&checked.findings) {
        let shown = if all { group.len() } else { SHOWN };
        for (index, finding) in group.iter().take(shown).enumerate() {
            let hidden = group.len().saturating_sub(shown);
            let notes = if index + 1 == shown && hidden > 0 { vec![more(hidden)] } else { Vec::new() };
            writeln!(out, "{}\n", source.show(finding, &notes))?;
        }
    }
    Ok(())
}

/// Findings by kind, in the order in which the kinds are met; errors first.
fn groups(findings: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| first.code == finding.code)) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.sort_by_key(|group| group.first().is_none_or(|first| first.severity != Severity::Error));
    groups
}

fn more(count: usize) -> String {
    format!("{count} more of this kind in this file; `--all` prints them")
}

/// Prints how many findings there are of each kind.
pub fn summary(all: &[Checked], out: &mut Output) -> io::Result<()> {
    let mut counts: BTreeMap<&str, (usize, Severity)> = BTreeMap::new();
    for finding in all.iter().flat_map(|checked| &checked.findings) {
        counts.entry(finding.code).or_insert((0, finding.severity)).0 += 1;
    }
    let total: usize = counts.values().map(|(count, _)| count).sum();
    let files = count(all.len(), "file");
    if total == 0 {
        return writeln!(out, "{}: nothing odd in {files}", paint(GOOD, "good"));
    }
    let errors: usize =
        counts.values().filter(|(_, severity)| *severity == Severity::Error).map(|(count, _)| count).sum();
    let title = if errors > 0 { paint(ERROR, "error") } else { paint(WARNING, "warning") };
    let errors = if errors > 0 { format!(", {} among them", count(errors, "error")) } else { String::new() };
    writeln!(out, "{title}: {} in {files}{errors}", count(total, "finding"))?;
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (count, severity))| std::cmp::Reverse((*severity, *count)));
    for (code, (count, _)) in counts {
        writeln!(out, "{} {code}", paint(FAINT, &format!("{count:>7}")))?;
    }
    Ok(())
}

/// `1 file`, `2 files`
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The findings of all files for programs.
pub fn json(all: &[Checked]) -> Value {
    let of_file = |checked: &Checked| {
        let source = Source::new(&checked.document);
        let finding = |finding: &Diagnostic| {
            let place = source.position(finding.offset);
            json!({
                "file": checked.document.path,
                "line": place.line,
                "column": place.column,
                "severity": match finding.severity { Severity::Error => "error", Severity::Finding => "finding" },
                "code": finding.code,
                "message": finding.message,
                "help": finding.help,
            })
        };
        checked.findings.iter().map(finding).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_file).collect()
}
