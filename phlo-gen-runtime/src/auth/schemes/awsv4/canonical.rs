//! The canonical request: the string that is hashed for the signature.

use crate::auth::schemes::awsv4::key::Key;
use crate::auth::signing::{percent, unpercent};
use crate::request::RequestParts;
use http::HeaderName;
use http::header::{AUTHORIZATION, CONNECTION, EXPECT, HOST, HeaderValue, RANGE, TRANSFER_ENCODING, USER_AGENT};

const TRACE: HeaderName = HeaderName::from_static("x-amzn-trace-id");

/// Headers that proxies add or change, which are not signed.
const UNSIGNED: [HeaderName; 7] = [AUTHORIZATION, CONNECTION, EXPECT, RANGE, TRACE, TRANSFER_ENCODING, USER_AGENT];

/// The headers that are signed.
pub(crate) struct Headers {
    /// Their names, separated by `;`.
    pub(crate) names: String,
    /// A line for each.
    lines: String,
}

impl Headers {
    /// The signed headers of a request.
    pub(crate) fn of(parts: &RequestParts) -> Self {
        let host = HeaderValue::from_str(&parts.host()).ok().map(|host| (HOST, host));
        let host = host.filter(|_| parts.header(HOST).is_none());
        let mut all: Vec<_> = parts.headers.iter().chain(&host).filter(|(name, _)| !UNSIGNED.contains(name)).collect();
        all.sort_by_key(|(name, _)| name.as_str());
        let mut headers = Self { names: String::new(), lines: String::new() };
        for same in all.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((name, _)) = same.first() else { continue };
            let value = |(_, value): &&(HeaderName, HeaderValue)| {
                let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
                text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
            };
            let values: Vec<_> = same.iter().map(value).collect();
            headers.lines += &format!("{name}:{}\n", values.join(","));
            headers.names += if headers.names.is_empty() { "" } else { ";" };
            headers.names += name.as_str();
        }
        headers
    }
}

/// The string that is hashed for the signature.
pub(crate) fn canonical(parts: &RequestParts, key: &Key<'_>, headers: &Headers, payload: &str) -> String {
    let path = if key.service == "s3" { path_of_s3(&parts.path) } else { path(&parts.path) };
    let mut rows: Vec<_> = rows(parts).map(|(name, value)| (percent(&name), percent(&value))).collect();
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    if key.service == "s3" {
        // Of query parameters with one name S3 reads only the first.
        rows.dedup_by(|(a, _), (b, _)| a == b);
    }
    rows.sort();
    let rows: Vec<_> = rows.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let Headers { names, lines } = headers;
    format!("{}\n{path}\n{}\n{lines}\n{names}\n{payload}", parts.method, rows.join("&"))
}

/// The query parameters, decoded.
pub(crate) fn rows(parts: &RequestParts) -> impl Iterator<Item = (String, String)> + '_ {
    let rows = parts.query.as_deref().unwrap_or_default().split('&');
    rows.map(|row| row.split_once('=').unwrap_or((row, "")))
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, value)| (unpercent(name), unpercent(value)))
}

/// The path as it is signed: dot segments removed, and encoded once more.
fn path(path: &str) -> String {
    let mut folded: Vec<String> = Vec::new();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        match segment {
            "." => {}
            ".." => drop(folded.pop()),
            _ => folded.push(percent(segment)),
        }
    }
    let slash = if path.ends_with('/') && !folded.is_empty() { "/" } else { "" };
    format!("/{}{slash}", folded.join("/"))
}

/// The path as S3 signs it: with dot segments, and encoded once.
fn path_of_s3(path: &str) -> String {
    let path = path.split('/').map(|segment| percent(&unpercent(segment)).replace("%2F", "/")).collect::<Vec<_>>();
    let path = path.join("/");
    if path.starts_with('/') { path } else { format!("/{path}") }
}
