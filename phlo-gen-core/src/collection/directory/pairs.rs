//! Pairs of names and values, which are a map or a list of rows.

use crate::collection::fields::{Findings, javascript, present};
use crate::collection::model::{Row, RowValue};
use crate::collection::rows::{self, RowKind};
use crate::json::{Json, Kind};

/// The pairs in a member of an object. `RowKind::Query` is for parameters, whose value may be null.
pub fn pairs(owner: &Json, name: &str, purpose: RowKind, findings: &mut Findings) -> Vec<Row> {
    let Some(value) = present(owner, name) else { return Vec::new() };
    let is_query = matches!(purpose, RowKind::Query);
    let mut rows = match &value.kind {
        Kind::Object(members) => members.iter().map(rows::map_member).collect(),
        // the reader of queries has rules of format version 2
        _ if is_query => rows::rows(owner, name, RowKind::Header, findings),
        _ => rows::rows(owner, name, purpose, findings),
    };
    rows.retain_mut(|row| check(row, is_query, findings));
    rows
}

/// Whether the row is kept. A value that is not text is a finding.
fn check(row: &mut Row, is_query: bool, findings: &mut Findings) -> bool {
    let key = row.key.clone().unwrap_or_default();
    match &row.value {
        RowValue::String(_) | RowValue::Files(_) => true,
        RowValue::Null if is_query => true,
        RowValue::Absent if is_query => {
            let message = format!("`{key}` has no `value`, so Postman refuses the whole collection");
            findings.note(
                "collection-refused",
                row.offset,
                message,
                "write `value: ''`, or `value: null` for a bare name",
            );
            row.value = RowValue::Null;
            true
        }
        RowValue::Absent => true,
        RowValue::Null => {
            let message = format!("the value of `{key}` is null, so Postman skips this file");
            findings.note("value-not-text", row.offset, message, "write `''`, or remove the row");
            true
        }
        RowValue::Other(text) if text.starts_with(['{', '[']) => {
            let message = format!("the value of `{key}` is a list or a map, so Postman skips this file");
            findings.note(
                "value-not-text",
                row.offset,
                message,
                "it is ignored; write text, in quotes if it begins with `{{`",
            );
            false
        }
        RowValue::Other(text) => {
            let message = format!("the value of `{key}` is not text, so Postman skips this file");
            findings.note("value-not-text", row.offset, message, "its text is used; put it in quotes");
            row.value = RowValue::String(text.clone());
            true
        }
    }
}

/// A text; another scalar is a finding, and its text is used.
pub fn scalar(value: &Json, what: &str, findings: &mut Findings) -> String {
    match &value.kind {
        Kind::String(text) => text.clone().into_owned(),
        Kind::Array(_) | Kind::Object(_) => {
            findings.wrong_type(what, value, "text", "its JSON is used; write text");
            javascript::json(value)
        }
        _ => {
            findings.wrong_type(what, value, "text", "its text is used; put it in quotes");
            javascript::string(value)
        }
    }
}
