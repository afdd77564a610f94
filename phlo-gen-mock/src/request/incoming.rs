//! A request as the server received it.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;
use phlo_gen_core::lower::{is_secret_name, may_be_secret_name, without_keys};
use std::fmt;

/// A request as the server received it.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: String,
    /// Path and query, as they were sent.
    pub target: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: impl Into<String>, target: impl Into<String>) -> Self {
        Request { method: method.into(), target: target.into(), headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// Adds a header; one that is not valid in HTTP is omitted.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.trim()), HeaderValue::try_from(value)) {
            self.headers.append(name, value);
        }
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// The value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The path, as it was sent.
    pub fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// The query parameters, decoded. A plus stays a plus.
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        query.split('&').filter(|row| !row.is_empty()).map(pair).collect()
    }

    /// The path without keys of well-known shapes and what its segments say is a secret.
    pub(crate) fn redacted_path(&self) -> String {
        without_keys(self.path())
    }

    /// Path and query without the values of secrets: those that are named so, and keys of well-known shapes.
    pub fn redacted_target(&self) -> String {
        let Some((path, query)) = self.target.split_once('?') else { return without_keys(&self.target) };
        let row = |row: &str| match row.split_once('=') {
            Some((name, _)) if is_secret(&decode(name)) => format!("{name}=…"),
            _ => without_keys(row),
        };
        let path = without_keys(path);
        format!("{path}?{}", query.split('&').map(row).collect::<Vec<_>>().join("&"))
    }

    /// Marks headers with credentials as sensitive, so that `Debug` does not print them.
    pub(crate) fn mark_secrets(&mut self) {
        for (name, value) in &mut self.headers {
            value.set_sensitive(is_secret(name.as_str()));
        }
    }

    /// The body as text; invalid UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Whether a header or a parameter of this name may have a credential.
fn is_secret(name: &str) -> bool {
    is_secret_name(name) || may_be_secret_name(&name.to_ascii_lowercase())
}

/// Credentials and the body are not shown.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.clone();
        shown.mark_secrets();
        let mut all = f.debug_struct("Request");
        all.field("method", &self.method).field("target", &self.redacted_target()).field("headers", &shown.headers);
        all.field("body", &format_args!("{} bytes", self.body.len())).finish()
    }
}

fn pair(row: &str) -> (String, String) {
    let (key, value) = row.split_once('=').unwrap_or((row, ""));
    (decode(key), decode(value))
}

/// A string with its percent-encoding decoded; invalid UTF-8 is replaced.
pub fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_row_by_row() {
        let request = Request::new("GET", "/a?x=%2B1&y&&z=a+b=c#f");
        assert_eq!(request.path(), "/a");
        let query: Vec<(String, String)> =
            [("x", "+1"), ("y", ""), ("z", "a+b=c#f")].map(|(k, v)| (k.into(), v.into())).into();
        assert_eq!(request.query(), query);
    }

    #[test]
    fn headers_that_cannot_be_sent_are_left_out() {
        let request = Request::new("GET", "/").with_header("a b", "c").with_header("d", "e\n").with_header("F", "g");
        assert_eq!(request.headers.len(), 1);
        assert_eq!(request.header("f"), Some("g"));
    }

    #[test]
    fn debug_shows_no_credentials() {
        let request = Request::new("POST", "/a?limit=1&api_key=planted-k&access%5Ftoken=planted-t")
            .with_header("Authorization", "planted-a")
            .with_header("X-Session-Id", "planted-s")
            .with_header("X-Trace", "t")
            .with_body("planted-b");
        let debug = format!("{request:?} {request:#?}");
        assert!(
            !debug.contains("planted") && debug.contains("\"x-trace\": \"t\"") && debug.contains("9 bytes"),
            "{debug}"
        );
        assert_eq!(request.redacted_target(), "/a?limit=1&api_key=…&access%5Ftoken=…");
    }
}
