//! Reads the rows of queries, headers, forms and path variables.

use super::fields::{Findings, description, filled, javascript, list, near_miss, present, text, truthy};
use super::model::{Row, RowValue};
use crate::json::{Json, Kind, Member};

const KNOWN: &[&str] =
    &["key", "value", "disabled", "description", "type", "src", "contentType", "fileName", "$type", "secret"];

/// The use of rows.
#[derive(Clone, Copy)]
pub enum RowKind {
    /// Query parameters.
    Query,
    /// Headers of a request or a response.
    Header,
    /// A form that is sent as `application/x-www-form-urlencoded`.
    Urlencoded,
    /// A form that is sent as `multipart/form-data`.
    Formdata,
    /// Values of path variables.
    PathVariable,
}

/// The rows in a member of an object: a list of rows, a map, or a string.
pub fn rows(owner: &Json, name: &str, purpose: RowKind, findings: &mut Findings) -> Vec<Row> {
    let Some(value) = truthy(owner, name) else { return Vec::new() };
    match (&value.kind, purpose) {
        (Kind::String(query), RowKind::Query | RowKind::Urlencoded) => pairs(query, value.start),
        (Kind::String(lines), RowKind::Header) => headers(lines, value.start, findings),
        (Kind::Object(members), _) if value.get("key").is_none() => {
            findings.wrong_type(&format!("`{name}`"), value, "a list", "its members are read as rows; write a list");
            members.iter().map(map_member).collect()
        }
        _ => {
            let rows = list(value, &format!("`{name}`"), findings);
            rows.iter().filter_map(|value| row(value, name, purpose, findings)).collect()
        }
    }
}

/// The key and the value of a query parameter in the text of a URL. `a` has no value, `a=` an empty one; a gap between
/// two `&` has neither key nor value.
pub fn pair_of(row: &str, is_last: bool) -> (Option<&str>, Option<&str>) {
    match row.split_once('=') {
        Some((key, value)) => (Some(key), Some(value)),
        None if row.is_empty() && !is_last => (None, None),
        None => (Some(row), None),
    }
}

/// A row of a key and a value only. A missing value is null, as in a query.
pub fn pair(key: Option<&str>, value: Option<&str>, offset: usize) -> Row {
    Row {
        key: key.map(str::to_owned),
        value: value.map_or(RowValue::Null, |value| RowValue::String(value.to_owned())),
        disabled: false,
        description: None,
        kind: None,
        content_type: None,
        file_name: None,
        offset,
    }
}

/// Whether an object is disabled: whether `disabled` is true in JavaScript. Older files have `enabled` instead.
pub fn disabled(value: &Json, findings: &mut Findings) -> bool {
    let Some(disabled) = present(value, "disabled") else {
        return present(value, "enabled").is_some_and(|enabled| !javascript::truthy(enabled));
    };
    let is_disabled = javascript::truthy(disabled);
    if !matches!(disabled.kind, Kind::Boolean(_)) {
        let message = format!("`disabled` is {}, which counts as {is_disabled}", javascript::json(disabled));
        findings.note("disabled-not-boolean", disabled.start, message, "write true or false, without quotes");
    }
    is_disabled
}

fn pairs(query: &str, offset: usize) -> Vec<Row> {
    let last = query.split('&').count().saturating_sub(1);
    let row = |(index, row)| {
        let (key, value) = pair_of(row, index == last);
        pair(key, value, offset)
    };
    query.split('&').enumerate().map(row).collect()
}

/// The headers in a string: lines of a name without blanks, a colon and a value. Other lines are dropped, as by
/// Postman.
fn headers(text: &str, offset: usize, findings: &mut Findings) -> Vec<Row> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let mut rows = Vec::new();
    for line in unfolded.split(['\n', '\r', '\u{2028}', '\u{2029}']).filter(|line| !line.is_empty()) {
        let word = line.split(char::is_whitespace).next().unwrap_or_default();
        let colon = word.rfind(':').filter(|&colon| colon > 0);
        match colon.and_then(|colon| Some((line.get(..colon)?, line.get(colon + 1..)?))) {
            Some((key, value)) => rows.push(pair(Some(key), Some(value.trim()), offset)),
            None => {
                let message = "a line of `header` is not a header, so it is not sent";
                findings.note(
                    "header-line-dropped",
                    offset,
                    message,
                    "write `Name: value`, without a blank in the name",
                );
            }
        }
    }
    rows
}

/// A row of a map of names and values.
pub fn map_member(member: &Member) -> Row {
    Row { value: value_of(&member.value), ..pair(Some(&member.name), None, member.start) }
}

fn row(value: &Json, name: &str, purpose: RowKind, findings: &mut Findings) -> Option<Row> {
    match (&value.kind, purpose) {
        (Kind::Null, _) => None,
        (Kind::Object(_), _) => Some(object(value, name, purpose, findings)),
        (Kind::String(text), RowKind::Query | RowKind::Urlencoded) => {
            let (key, text) = pair_of(text, true);
            Some(pair(key, text, value.start))
        }
        (Kind::String(line), RowKind::Header) => {
            let (key, text) = line.split_once(':').unwrap_or((line, ""));
            Some(pair(Some(key.trim()), Some(text.trim()), value.start))
        }
        _ => {
            findings.wrong_type(&format!("a row of `{name}`"), value, "an object", "it is ignored; remove it");
            None
        }
    }
}

fn object(value: &Json, name: &str, purpose: RowKind, findings: &mut Findings) -> Row {
    near_miss::check(value, KNOWN, findings);
    let kind = text(value, "type", findings);
    let row = Row {
        content_type: filled(value, "contentType", findings),
        file_name: filled(value, "fileName", findings),
        key: match purpose {
            RowKind::PathVariable => filled(value, "key", findings).or_else(|| filled(value, "id", findings)),
            _ => text(value, "key", findings),
        },
        value: match purpose {
            RowKind::Formdata if kind.as_deref() == Some("file") => files(value, findings),
            _ => value.get("value").map_or(RowValue::Absent, value_of),
        },
        disabled: disabled(value, findings),
        description: description(value, findings),
        kind,
        offset: value.start,
    };
    if row.key.is_none() && !row.disabled {
        let message = format!("a row of `{name}` has no `key`");
        findings.note("row-without-key", value.start, message, "give it a `key`, or remove it");
    }
    if matches!((purpose, &row.value), (RowKind::Query, RowValue::Other(_))) {
        let message = "the value of this query parameter is not a string, so Postman sends only the key";
        findings.note("value-not-text", value.start, message, "write the value as a string");
    }
    row
}

fn value_of(value: &Json) -> RowValue {
    match &value.kind {
        Kind::Null => RowValue::Null,
        Kind::String(text) => RowValue::String(text.clone().into_owned()),
        _ => RowValue::Other(javascript::json(value)),
    }
}

/// The files of a form field. If there are none, the collection may have their content in `value`.
fn files(row: &Json, findings: &mut Findings) -> RowValue {
    match (truthy(row, "src"), truthy(row, "value").and_then(Json::as_str)) {
        (Some(Json { kind: Kind::String(path), .. }), _) => RowValue::Files(vec![path.clone().into_owned()]),
        (Some(src), _) => {
            let paths = list(src, "`src`", findings).iter().filter_map(Json::as_str);
            RowValue::Files(paths.map(str::to_owned).collect())
        }
        (None, Some(content)) => RowValue::String(content.to_owned()),
        (None, None) => RowValue::Files(Vec::new()),
    }
}
