//! Reads a URL, as a string or in parts.

use super::url_text::{self, Cut};
use crate::collection::fields::{Findings, filled, javascript, list, near_miss, present, text, truthy};
use crate::collection::model::{Row, RowValue, Segment, Url};
use crate::collection::rows::{self, RowKind};
use crate::json::{Json, Kind};
use std::collections::HashSet;
use std::ops::Range;

const KNOWN: &[&str] = &["raw", "protocol", "auth", "host", "port", "path", "query", "hash", "variable"];

/// Reads a URL.
pub fn read(value: &Json, findings: &mut Findings) -> Url {
    match &value.kind {
        Kind::String(text) => of_text(text, value),
        Kind::Object(_) => of_parts(value, findings),
        _ => {
            findings.wrong_type("`url`", value, "a string or an object", "the request has no URL; write one");
            Url { offset: value.start, ..Url::default() }
        }
    }
}

/// A URL that is one string.
fn of_text(url: &str, json: &Json) -> Url {
    let Cut { protocol, user, password, host, port, path, query, hash } = url_text::cut(url);
    // Without escapes, offsets in the text are offsets in the file; YAML has strings without quotes.
    let offset = |at: usize| match (json.end - json.start).checked_sub(url.len()) {
        Some(0) => json.start + at,
        Some(2) => json.start + 1 + at,
        _ => json.start,
    };
    let slice = |range: Range<usize>| url.get(range).unwrap_or_default().to_owned();
    let nonempty = |range: Option<Range<usize>>| range.map(slice).filter(|text| !text.is_empty());
    let segment = |range: Range<usize>| Segment { offset: offset(range.start), text: slice(range) };
    Url {
        raw: url.to_owned(),
        protocol: nonempty(protocol),
        credentials: nonempty(user).map(|user| (user, password.map(slice).unwrap_or_default())),
        host: slice(host),
        port: nonempty(port),
        path: path.map(|segments| segments.into_iter().map(segment).collect()),
        query: query.map_or_else(Vec::new, |query| query_rows(url, query, offset)),
        hash: nonempty(hash),
        variables: Vec::new(),
        offset: json.start,
    }
}

fn query_rows(url: &str, query: Range<usize>, offset: impl Fn(usize) -> usize) -> Vec<Row> {
    let ranges = url_text::rows(url, query);
    let last = ranges.len().saturating_sub(1);
    let row = |(index, range): (usize, Range<usize>)| {
        let (key, value) = rows::pair_of(url.get(range.clone()).unwrap_or_default(), index == last);
        rows::pair(key, value, offset(range.start))
    };
    ranges.into_iter().enumerate().map(row).collect()
}

/// A URL in parts. `raw` is read only if there is nothing else.
fn of_parts(value: &Json, findings: &mut Findings) -> Url {
    near_miss::check(value, KNOWN, findings);
    let raw = present(value, "raw").filter(|raw| javascript::truthy(raw));
    let is_filled = |part: &str| truthy(value, part).is_some_and(|part| part.as_array() != Some(&[]));
    let mut url = match raw {
        _ if ["protocol", "host", "path"].into_iter().any(is_filled) => address(value, findings),
        Some(raw) => {
            let message = "this URL has only `raw`, which Postman does not send";
            findings.note("url-raw-only", raw.start, message, "save the request in Postman: that writes the parts");
            of_text(&javascript::string(raw), raw)
        }
        None => {
            let help = "write one; without a URL the request cannot be sent";
            findings.note("request-without-url", value.start, "this URL is empty", help);
            Url::default()
        }
    };
    let query = rows::rows(value, "query", RowKind::Query, findings);
    if !query.is_empty() {
        url.query = query;
    } else if let (Some(raw), None) = (raw, value.get("query")) {
        // files that other programs write have the parts of the path, and the query only here
        url.query = of_text(&javascript::string(raw), raw).query;
        if !url.query.is_empty() {
            let message = "the query of this URL is only in `raw`, which Postman does not send";
            findings.note("url-raw-only", raw.start, message, "save the request in Postman: that writes the parts");
        }
    }
    url.hash = filled(value, "hash", findings).or(url.hash);
    url.variables = rows::rows(value, "variable", RowKind::PathVariable, findings);
    url.offset = value.start;
    check_variables(&url, findings);
    url.raw = raw.map_or_else(|| assemble(&url), javascript::string);
    url
}

/// The parts of a URL up to its path.
fn address(value: &Json, findings: &mut Findings) -> Url {
    let url = Url {
        protocol: filled(value, "protocol", findings).map(without_slashes),
        credentials: truthy(value, "auth").and_then(|auth| credentials(auth, findings)),
        host: truthy(value, "host").map(|host| self::host(host, findings)).unwrap_or_default(),
        port: truthy(value, "port").map(javascript::string),
        path: present(value, "path").and_then(|path| self::path(path, findings)),
        ..Url::default()
    };
    let has_more = url.protocol.is_none() && url.host.contains("://") || url.host.contains('@');
    if has_more { with_parts_of_host(url, value) } else { url }
}

/// The URL whose host is `https://shop.example/base` or `user:password@shop.example`: Postman joins the parts and reads
/// the text anew.
fn with_parts_of_host(url: Url, value: &Json) -> Url {
    let own = of_text(&url.host, value);
    if own.host.is_empty()
        || own.protocol.is_none() && own.credentials.is_none()
        || !own.query.is_empty()
        || own.hash.is_some()
    {
        return url;
    }
    let path = match own.path {
        Some(base) => Some([base, url.path.unwrap_or_default()].concat()),
        None => url.path,
    };
    Url {
        protocol: own.protocol.or(url.protocol),
        credentials: own.credentials.or(url.credentials),
        host: own.host,
        port: own.port.or(url.port),
        path,
        ..url
    }
}

fn without_slashes(protocol: String) -> String {
    protocol.strip_suffix("://").map(str::to_owned).unwrap_or(protocol)
}

fn credentials(auth: &Json, findings: &mut Findings) -> Option<(String, String)> {
    let user = filled(auth, "user", findings)?;
    Some((user, text(auth, "password", findings).unwrap_or_default()))
}

fn host(value: &Json, findings: &mut Findings) -> String {
    match &value.kind {
        Kind::Array(labels) => labels.iter().map(javascript::string).collect::<Vec<_>>().join("."),
        Kind::String(host) => host.clone().into_owned(),
        _ => {
            findings.wrong_type("`host`", value, "a string", "its text is used; write a string");
            javascript::string(value)
        }
    }
}

/// The segments of a path. An empty list is sent as `/`, so it is one empty segment.
fn path(value: &Json, findings: &mut Findings) -> Option<Vec<Segment>> {
    match &value.kind {
        Kind::String(path) if path.is_empty() => None,
        Kind::String(path) => {
            let is_exact = value.end - value.start == path.len() + 2;
            let mut at = value.start + 1 + usize::from(path.starts_with('/'));
            let segment = |text: &str| {
                let offset = if is_exact { at } else { value.start };
                at += text.len() + 1;
                Segment { text: text.to_owned(), offset }
            };
            Some(path.strip_prefix('/').unwrap_or(path).split('/').map(segment).collect())
        }
        Kind::Array(segments) if segments.is_empty() => {
            Some(vec![Segment { text: String::new(), offset: value.start }])
        }
        _ => Some(list(value, "`path`", findings).iter().map(|value| segment(value, findings)).collect()),
    }
}

fn segment(value: &Json, findings: &mut Findings) -> Segment {
    let text = match &value.kind {
        Kind::String(text) => text.clone().into_owned(),
        Kind::Object(_) => {
            let message = "this segment is an object, which Postman sends as `[object Object]`";
            findings.note("segment-not-text", value.start, message, "its `value` is used; write a string");
            text(value, "value", findings).unwrap_or_default()
        }
        Kind::Null => String::new(),
        _ => {
            findings.wrong_type("a segment of `path`", value, "a string", "its text is used; write a string");
            javascript::string(value)
        }
    };
    Segment { text, offset: value.start }
}

/// Adds findings on values of path variables that the path does not have.
pub fn check_variables(url: &Url, findings: &mut Findings) {
    if url.variables.is_empty() {
        return;
    }
    // The name of a variable ends at the first dot.
    let name = |segment: &'_ Segment| segment.text.strip_prefix(':')?.split('.').next().map(str::to_owned);
    let in_path: HashSet<String> = url.path.iter().flatten().filter_map(name).collect();
    for row in &url.variables {
        let Some(key) = row.key.as_deref().filter(|key| !in_path.contains(*key)) else { continue };
        let message = format!("the path has no segment `:{key}`");
        findings.note("unused-path-variable", row.offset, message, "remove the row, or write the segment");
    }
}

/// The text of a URL in parts.
fn assemble(url: &Url) -> String {
    let mut text = String::new();
    if let Some(protocol) = &url.protocol {
        text += &format!("{protocol}://");
    }
    text += &url.host;
    if let Some(port) = &url.port {
        text += &format!(":{port}");
    }
    for segment in url.path.iter().flatten() {
        text += &format!("/{}", segment.text);
    }
    for (index, row) in url.query.iter().filter(|row| !row.disabled).enumerate() {
        text += if index == 0 { "?" } else { "&" };
        text += row.key.as_deref().unwrap_or_default();
        if let RowValue::String(value) = &row.value {
            text += &format!("={value}");
        }
    }
    if let Some(hash) = &url.hash {
        text += &format!("#{hash}");
    }
    text
}
