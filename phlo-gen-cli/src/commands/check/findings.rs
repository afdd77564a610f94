//! The findings, as text and as JSON.

use super::checked_file::CheckedFile;
use crate::output::style::{ERROR, FAINT, GOOD, WARNING, paint};
use crate::output::{SourceLines, Stdout};
use phlo_gen_core::diagnostic::{Diagnostic, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The number of findings of one kind that are printed for a file.
const MAX_PER_KIND: usize = 3;

/// Prints the findings of a file, grouped by kind.
pub fn print(checked: &CheckedFile, all: bool, out: &mut Stdout) -> io::Result<()> {
    let source = SourceLines::new(&checked.document).without(&checked.known_secrets);
    for group in groups(&checked.findings) {
        let printed = if all { group.len() } else { MAX_PER_KIND };
        for (index, finding) in group.iter().take(printed).enumerate() {
            let hidden = group.len().saturating_sub(printed);
            let notes = if index + 1 == printed && hidden > 0 { vec![more(hidden)] } else { Vec::new() };
            writeln!(out, "{}\n", source.render(finding, &notes))?;
        }
    }
    Ok(())
}

/// The findings grouped by kind, in order of appearance; errors first.
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

/// Prints the number of findings of each kind.
pub fn print_summary(all: &[CheckedFile], out: &mut Stdout) -> io::Result<()> {
    let mut counts: BTreeMap<&str, (usize, Severity)> = BTreeMap::new();
    for finding in all.iter().flat_map(|checked| &checked.findings) {
        counts.entry(finding.code).or_insert((0, finding.severity)).0 += 1;
    }
    let total: usize = counts.values().map(|(count, _)| count).sum();
    let files = count(all.len(), "file");
    if total == 0 {
        return writeln!(out, "{}: no findings in {files}", paint(GOOD, "good"));
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
fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The findings of all files as JSON.
pub fn json(all: &[CheckedFile]) -> Value {
    let in_file = |checked: &CheckedFile| {
        let source = SourceLines::new(&checked.document);
        let finding = |finding: &Diagnostic| {
            let (file, place) = source.position(checked.document.place(finding));
            json!({
                "file": file,
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
    all.iter().flat_map(in_file).collect()
}
