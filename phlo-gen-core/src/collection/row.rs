//! The rows of queries, headers, forms and path variables.

use super::findings::Findings;
use super::javascript;
use super::text::{description, list, present, text, truthy};
use super::{Row, RowValue};
use crate::json::{Json, Kind};

/// What a list of rows is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    /// Behind `?` in a URL.
    Query,
    /// A form, sent as `application/x-www-form-urlencoded`.
    Urlencoded,
    /// A form, sent as `multipart/form-data`.
    Formdata,
    /// Values of path variables.
    PathVariable,
}

/// The rows of a list; a query and a form may also be a text, and all but forms with files a map.
pub(super) fn rows(value: &Json, purpose: Use, findings: &mut Findings) -> Vec<Row> {
    let what = purpose.name();
    match &value.kind {
        Kind::String(text) if matches!(purpose, Use::Query | Use::Urlencoded) => pairs(text, value.start),
        Kind::Object(_) if value.get("key").is_none() => map(value, what, findings),
        _ => list(value, what, findings).iter().filter_map(|row| member(row, purpose, findings)).collect(),
    }
}

/// The headers of a request or a reply: a list of objects or of lines, a text of lines, or a map.
pub(super) fn headers(value: &Json, findings: &mut Findings) -> Vec<Row> {
    match &value.kind {
        Kind::String(text) => lines(text).map(|(key, text)| pair(Some(key), Some(text), value.start)).collect(),
        Kind::Object(_) => map(value, "`header`", findings),
        _ => list(value, "`header`", findings).iter().filter_map(|row| header(row, findings)).collect(),
    }
}

/// The key and the value of a row of a query as text. `a` has no value, `a=` an empty one; a gap between two `&` has
/// neither key nor value.
pub(super) fn pair_of(row: &str, is_last: bool) -> (Option<&str>, Option<&str>) {
    match row.split_once('=') {
        Some((key, value)) => (Some(key), Some(value)),
        None if row.is_empty() && !is_last => (None, None),
        None => (Some(row), None),
    }
}

/// A row of nothing but a key and a value. No value is null, as in a query.
pub(super) fn pair(key: Option<impl Into<String>>, value: Option<impl Into<String>>, offset: usize) -> Row {
    Row {
        key: key.map(Into::into),
        value: value.map_or(RowValue::Null, |value| RowValue::String(value.into())),
        disabled: false,
        description: None,
        kind: None,
        content_type: None,
        file_name: None,
        offset,
    }
}

fn pairs(query: &str, offset: usize) -> Vec<Row> {
    let last = query.split('&').count().saturating_sub(1);
    let row = |(index, row)| {
        let (key, value) = pair_of(row, index == last);
        pair(key, value, offset)
    };
    query.split('&').enumerate().map(row).collect()
}

fn member(value: &Json, purpose: Use, findings: &mut Findings) -> Option<Row> {
    match &value.kind {
        Kind::Null => None,
        Kind::Object(_) => Some(object(value, purpose, findings)),
        Kind::String(text) if matches!(purpose, Use::Query | Use::Urlencoded) => {
            let (key, text) = pair_of(text, true);
            Some(pair(key, text, value.start))
        }
        _ => {
            findings.wrong_type(
                &format!("a row of {}", purpose.name()),
                value,
                "an object",
                "it is ignored; remove it",
            );
            None
        }
    }
}

fn header(value: &Json, findings: &mut Findings) -> Option<Row> {
    match &value.kind {
        Kind::Null => None,
        Kind::Object(_) => Some(plain(value, "`header`", findings)),
        Kind::String(line) => {
            let (key, text) = line.split_once(':').unwrap_or((line, ""));
            Some(pair(Some(key.trim()), Some(text.trim()), value.start))
        }
        _ => {
            findings.wrong_type("a row of `header`", value, "an object", "it is ignored; remove it");
            None
        }
    }
}

fn object(value: &Json, purpose: Use, findings: &mut Findings) -> Row {
    let mut row = plain(value, purpose.name(), findings);
    match purpose {
        Use::Formdata => row.value = form_value(value, row.kind.as_deref(), row.value, findings),
        Use::PathVariable if row.key.as_deref().unwrap_or_default().is_empty() => row.key = text(value, "id", findings),
        Use::Query if matches!(row.value, RowValue::Other(_)) => {
            let message = "the value of this query row is no text, so Postman sends the key alone";
            findings.note("value-not-text", value.start, message, "write the value as a string");
        }
        _ => {}
    }
    row
}

/// A row without what only some lists have.
fn plain(value: &Json, what: &str, findings: &mut Findings) -> Row {
    let disabled = disabled(value, findings);
    let key = text(value, "key", findings);
    if key.is_none() && !disabled && present(value, "id").is_none() {
        let message = format!("a row of {what} has no `key`");
        findings.note("row-without-key", value.start, message, "give it a `key`, or remove it");
    }
    Row {
        key,
        value: match value.get("value") {
            None => RowValue::Absent,
            Some(value) => row_value(value),
        },
        disabled,
        description: description(value, findings),
        kind: text(value, "type", findings),
        content_type: text(value, "contentType", findings).filter(|text| !text.is_empty()),
        file_name: text(value, "fileName", findings).filter(|text| !text.is_empty()),
        offset: value.start,
    }
}

fn row_value(value: &Json) -> RowValue {
    match &value.kind {
        Kind::Null => RowValue::Null,
        Kind::String(text) => RowValue::String(text.clone().into_owned()),
        _ => RowValue::Other(javascript::json(value)),
    }
}

/// The value of a form's row: files if it is of that type, unless the collection holds their content.
fn form_value(row: &Json, kind: Option<&str>, value: RowValue, findings: &mut Findings) -> RowValue {
    if kind != Some("file") {
        return value;
    }
    let Some(src) = truthy(row, "src") else {
        return match value {
            RowValue::String(content) if !content.is_empty() => RowValue::String(content),
            _ => RowValue::Files(Vec::new()),
        };
    };
    let files = match &src.kind {
        Kind::String(path) => vec![path.clone().into_owned()],
        _ => list(src, "`src`", findings).iter().filter_map(Json::as_str).map(str::to_owned).collect(),
    };
    RowValue::Files(files)
}

/// Whether an object is switched off, as JavaScript takes its `disabled`; older files have `enabled` in its stead.
pub(super) fn disabled(value: &Json, findings: &mut Findings) -> bool {
    match present(value, "disabled") {
        Some(disabled) => {
            let is_disabled = javascript::truthy(disabled);
            if !matches!(disabled.kind, Kind::Boolean(_)) {
                let message = format!("`disabled` is {}, which counts as {is_disabled}", javascript::json(disabled));
                findings.note("disabled-not-boolean", disabled.start, message, "write true or false, without quotes");
            }
            is_disabled
        }
        None => present(value, "enabled").is_some_and(|enabled| !javascript::truthy(enabled)),
    }
}

fn map(value: &Json, what: &str, findings: &mut Findings) -> Vec<Row> {
    let members = value.as_object().unwrap_or_default();
    if !members.is_empty() {
        findings.wrong_type(what, value, "a list", "its members count as rows; write a list of `key` and `value`");
    }
    let row = |member: &crate::json::Member| Row {
        value: row_value(&member.value),
        ..pair(Some(member.name.clone()), None::<String>, member.start)
    };
    members.iter().map(row).collect()
}

/// The headers of a text: lines of a name without blanks, a colon and a value. Other lines are none, as for Postman.
fn lines(text: &str) -> impl Iterator<Item = (String, String)> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let headers: Vec<_> = unfolded
        .split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .filter_map(|line| {
            let word = line.find(char::is_whitespace).map_or(line, |end| line.get(..end).unwrap_or(line));
            let colon = word.rfind(':').filter(|&colon| colon > 0)?;
            let (name, value) = line.split_at_checked(colon)?;
            Some((name.to_owned(), value.strip_prefix(':').unwrap_or(value).trim().to_owned()))
        })
        .collect();
    headers.into_iter()
}

impl Use {
    fn name(self) -> &'static str {
        match self {
            Use::Query => "`query`",
            Use::Urlencoded => "`urlencoded`",
            Use::Formdata => "`formdata`",
            Use::PathVariable => "`url.variable`",
        }
    }
}
