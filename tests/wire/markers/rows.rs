//! Edits query parameters, headers and form fields.

use super::edit::Mark;
use phlo_gen_core::api::Type;
use serde_json::{Value, json};

/// Writes marker values to rows. Rows with the same name are one argument, or separate arguments.
pub fn edit(rows: &mut Value, marks: &[&Mark<'_>], is_same: fn(&str, &str) -> bool) -> Result<(), &'static str> {
    if marks.is_empty() {
        return Ok(());
    }
    if rows.is_null() {
        *rows = json!([]);
    }
    let rows = rows.as_array_mut().ok_or("rows that are no list")?;
    if rows.iter().any(|row| !row.is_object()) {
        return Err("rows that are no objects");
    }
    for (index, mark) in marks.iter().enumerate() {
        let is_own = |row: &Value| is_same(key(row), mark.name.trim());
        let others = marks.iter().enumerate().filter(|(other, _)| *other != index);
        if others.into_iter().any(|(_, other)| is_same(other.name, mark.name)) {
            return Err("arguments of one name");
        }
        let first = rows.iter().position(is_own);
        let is_single = rows.iter().filter(|row| is_own(row)).count() < 2;
        if !is_single && !matches!(mark.argument.ty, Type::List(_)) {
            return Err("rows of one name, and no list");
        }
        let Some(first) = first else {
            rows.push(json!({ "key": mark.name, "value": mark.marker.text }));
            continue;
        };
        let mut position = 0;
        rows.retain(|row| {
            position += 1;
            position - 1 <= first || !is_own(row)
        });
        set(&mut rows[first], mark);
    }
    Ok(())
}

fn key(row: &Value) -> &str {
    row["key"].as_str().unwrap_or_default().trim()
}

fn set(row: &mut Value, mark: &Mark<'_>) {
    let Some(row) = row.as_object_mut() else { return };
    row.remove("disabled");
    row.remove("enabled");
    let is_file = mark.argument.ty == Type::File;
    row.insert(if is_file { "src" } else { "value" }.to_owned(), json!(mark.marker.text));
    if is_file {
        row.insert("type".to_owned(), json!("file"));
    }
}
