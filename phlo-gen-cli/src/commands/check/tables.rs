//! The tables in descriptions, and how each row is used, as text and as JSON.

use super::checked_file::CheckedFile;
use crate::output::style::{FAINT, GOOD, HEADING, NAME, WARNING, paint};
use crate::output::table;
use crate::output::{SourceLines, Stdout};
use phlo_gen_core::arguments::{About, Facts, Requirement, TableRow, Tables, UsedAs, ValueKind, Verdict};
use phlo_gen_core::lower::{ItemTables, KnownSecrets};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Prints how each table of a file is used, and why.
pub fn print(checked: &CheckedFile, out: &mut Stdout) -> io::Result<()> {
    let source = SourceLines::new(&checked.document);
    for item in &checked.tables {
        let (file, place) = source.position(item.offset);
        let place = format!("{file}:{place}");
        writeln!(out, "{}  {}", paint(HEADING, &item.path), paint(FAINT, &place))?;
        for (index, verdict) in item.tables.verdicts.iter().enumerate() {
            let what = if verdict.is_list { "list" } else { "table" };
            writeln!(out, "  {what} {}: {}", index + 1, about(verdict))?;
            writeln!(out, "    because {}", verdict.why)?;
            for line in table::lines(&rows(&item.tables, index)) {
                writeln!(out, "    {}", checked.known_secrets.mask(&line))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn about(verdict: &Verdict) -> String {
    match verdict.about {
        About::Request => paint(GOOD, "arguments of the request"),
        About::Response if verdict.stays => {
            format!(
                "{}, which are not in any example: it stays in the description",
                paint(GOOD, "members of the response")
            )
        }
        About::Response => paint(GOOD, "members of the response"),
        About::Neither => {
            format!("{}: it stays in the description", paint(WARNING, "neither of the request nor of the response"))
        }
    }
}

/// The rows of a table: name, use, type, whether it is required, and further facts.
fn rows(tables: &Tables, index: usize) -> Vec<[String; 5]> {
    let Some(verdict) = tables.verdicts.get(index) else { return Vec::new() };
    if verdict.about == About::Neither {
        return verdict
            .names
            .iter()
            .map(|name| [paint(NAME, name), String::new(), String::new(), String::new(), String::new()])
            .collect();
    }
    let of = |kept: &[TableRow], what: &str| {
        let kept = kept.iter().filter(|row| row.verdict == Some(index));
        kept.map(|row| cells(row, what)).collect::<Vec<_>>()
    };
    let rest = verdict
        .other_rows
        .iter()
        .map(|rest| [paint(FAINT, &rest.text), rest.why.to_owned(), String::new(), String::new(), String::new()]);
    [of(&tables.request, "argument"), of(&tables.response, "of the response"), rest.collect()].concat()
}

fn cells(row: &TableRow, what: &str) -> [String; 5] {
    let used_as = match (row.used_as, &row.place) {
        (Some(UsedAs::Setting), _) => "a setting of the client".to_owned(),
        (Some(UsedAs::Nothing), _) => "the request has no place for it: it stays in the description".to_owned(),
        (Some(UsedAs::Member), _) => "member of an argument".to_owned(),
        (Some(UsedAs::Documentation), _) => "documents arguments of the items in the folder".to_owned(),
        (_, Some(place)) => format!("{what} ({place})"),
        (_, None) => what.to_owned(),
    };
    let names = paint(NAME, &row.names.join(", "));
    [
        names,
        used_as,
        row.facts.kind.as_ref().map(kind).unwrap_or_default(),
        required(&row.facts).unwrap_or_default().to_owned(),
        others(&row.facts),
    ]
}

fn others(facts: &Facts) -> String {
    let mut out = Vec::new();
    out.extend(facts.fixed.iter().map(|fixed| format!("always `{fixed}`")));
    out.extend(facts.default.iter().map(|default| format!("default `{default}`")));
    if !facts.allowed.is_empty() {
        out.push(format!("one of {}", facts.allowed.join(", ")));
    }
    out.extend(facts.example.iter().map(|example| format!("for example `{example}`")));
    out.join("; ")
}

fn required(facts: &Facts) -> Option<&'static str> {
    Some(match facts.required? {
        Requirement::Required => "required",
        Requirement::Optional => "optional",
        Requirement::Conditional => "conditional",
    })
}

fn kind(kind: &ValueKind) -> String {
    match kind {
        ValueKind::String => "string".to_owned(),
        ValueKind::Integer => "integer".to_owned(),
        ValueKind::Number => "number".to_owned(),
        ValueKind::Boolean => "boolean".to_owned(),
        ValueKind::List(None) => "list".to_owned(),
        ValueKind::List(Some(inner)) => format!("list of {}", self::kind(inner)),
        ValueKind::Object => "object".to_owned(),
        ValueKind::File => "file".to_owned(),
    }
}

/// The tables of a file as JSON.
pub fn json(checked: &CheckedFile) -> Vec<Value> {
    let source = SourceLines::new(&checked.document);
    let of_item = |item: &ItemTables| {
        let (file, place) = source.position(item.offset);
        let table = |(index, verdict): (usize, &Verdict)| {
            let of = |kept: &[TableRow], side: &str| {
                let kept = kept.iter().filter(|row| row.verdict == Some(index));
                kept.map(|row| self::row(row, side)).collect::<Vec<_>>()
            };
            let rows = [of(&item.tables.request, "request"), of(&item.tables.response, "response")].concat();
            json!({
                "file": file,
                "line": place.line,
                "column": place.column,
                "item": item.path,
                "kind": if verdict.is_list { "list" } else { "table" },
                "about": match verdict.about {
                    About::Request => "request",
                    About::Response => "response",
                    About::Neither => "neither",
                },
                "stays": verdict.stays,
                "why": verdict.why,
                "names": verdict.names,
                "rows": rows,
                "rest": verdict.other_rows.iter().map(|rest| json!({"text": rest.text, "why": rest.why})).collect::<Vec<_>>(),
            })
        };
        item.tables.verdicts.iter().enumerate().map(table).collect::<Vec<_>>()
    };
    checked.tables.iter().flat_map(of_item).map(|table| masked(table, &checked.known_secrets)).collect()
}

/// A value without secrets in its strings.
fn masked(value: Value, secrets: &KnownSecrets) -> Value {
    match value {
        Value::String(text) => Value::String(secrets.mask(&text)),
        Value::Array(values) => values.into_iter().map(|value| masked(value, secrets)).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, masked(value, secrets))).collect())
        }
        other => other,
    }
}

fn row(row: &TableRow, side: &str) -> Value {
    let facts = &row.facts;
    json!({
        "names": row.names,
        "of": side,
        "became": row.used_as.map(|used_as| match used_as {
            UsedAs::Argument => "argument",
            UsedAs::Member => "member",
            UsedAs::Documentation => "documented",
            UsedAs::Setting => "setting",
            UsedAs::Nothing => "nothing",
        }),
        "place": row.place,
        "required": required(facts),
        "type": facts.kind.as_ref().map(kind),
        "default": facts.default,
        "fixed": facts.fixed,
        "enum": facts.allowed,
        "example": facts.example,
    })
}
