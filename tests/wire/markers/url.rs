//! Edits URLs, both objects and strings.

use super::edit::Mark;
use super::rows;
use serde_json::{Value, json};

/// Writes marker values to the path and the query of a URL.
pub fn edit(url: &mut Value, path: &[&Mark<'_>], query: &[&Mark<'_>]) -> Result<(), &'static str> {
    if path.is_empty() && query.is_empty() {
        return Ok(());
    }
    if let Some(text) = url.as_str() {
        *url = edit_text(text, path, query)?.into();
        return Ok(());
    }
    if !path.is_empty() {
        let mut segments = segments(&url["path"]).ok_or("segments that are no texts")?;
        let mut variables = url["variable"].as_array().cloned().unwrap_or_default();
        for mark in path {
            edit_path(&mut segments, Some(&mut variables), mark)?;
        }
        url["path"] = json!(segments);
        url["variable"] = json!(variables);
    }
    rows::edit(&mut url["query"], query, |one, other| one == other)
}

fn segments(path: &Value) -> Option<Vec<String>> {
    match path {
        Value::String(path) => Some(path.trim_start_matches('/').split('/').map(str::to_owned).collect()),
        Value::Array(segments) => segments.iter().map(|segment| segment.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// Edits an argument in the path; the value of a path variable is in a separate row.
fn edit_path(segments: &mut [String], rows: Option<&mut Vec<Value>>, mark: &Mark<'_>) -> Result<(), &'static str> {
    let (name, text) = (mark.name, &mark.marker.text);
    let (colon, braces) = (format!(":{name}"), format!("{{{{{name}}}}}"));
    let is_variable = |segment: &str| segment == colon || segment.starts_with(&format!("{colon}."));
    match rows {
        Some(rows) if segments.iter().any(|segment| is_variable(segment)) => {
            rows.retain(|row| row["key"].as_str().or(row["id"].as_str()) != Some(name));
            rows.push(json!({ "key": name, "value": text }));
            return Ok(());
        }
        _ => {}
    }
    let mut is_found = false;
    for segment in segments {
        let edited = match segment.as_str() {
            placeholder if placeholder == format!("{{{name}}}") || placeholder == format!("<{name}>") => text.clone(),
            variable if is_variable(variable) => variable.replacen(&colon, text, 1),
            other => other.replace(&braces, text),
        };
        is_found |= edited != *segment;
        *segment = edited;
    }
    if is_found { Ok(()) } else { Err("a path argument that is not in the path") }
}

fn edit_text(text: &str, path: &[&Mark<'_>], query: &[&Mark<'_>]) -> Result<String, &'static str> {
    let (text, hash) = text.split_once('#').map_or((text, None), |(text, hash)| (text, Some(hash)));
    let (address, rows) = text.split_once('?').map_or((text, None), |(address, rows)| (address, Some(rows)));
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let slash = address[scheme..].find('/').map_or(address.len(), |at| scheme + at);
    let (base, rest) = address.split_at(slash);
    let mut segments: Vec<String> = rest.split('/').map(str::to_owned).collect();
    for mark in path {
        edit_path(&mut segments, None, mark)?;
    }
    let row = |row: &str| match row.split_once('=') {
        Some((key, value)) => json!({ "key": key, "value": value }),
        None => json!({ "key": row }),
    };
    let mut rows = Value::Array(rows.iter().flat_map(|rows| rows.split('&')).map(row).collect());
    rows::edit(&mut rows, query, |one, other| one == other)?;
    let write = |row: &Value| {
        let key = row["key"].as_str().unwrap_or_default();
        row["value"].as_str().map_or_else(|| key.to_owned(), |value| format!("{key}={value}"))
    };
    let rows: Vec<String> = rows.as_array().into_iter().flatten().map(write).collect();
    let query = if rows.is_empty() { String::new() } else { format!("?{}", rows.join("&")) };
    let hash = hash.map_or_else(String::new, |hash| format!("#{hash}"));
    Ok(format!("{base}{}{query}{hash}", segments.join("/")))
}
