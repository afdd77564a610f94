//! Simulated faults.

use crate::request::Request;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A fault that the mock simulates for some requests.
///
/// ```
/// use phlo_gen_mock::Fault;
///
/// // the second request to a PHLO gets no response
/// let fault = Fault::drop_connection().path("/v1/phlo/*").nth(2);
/// ```
#[derive(Debug)]
pub struct Fault {
    pub(crate) kind: Kind,
    path: Option<String>,
    nth: Option<usize>,
    /// How many requests have matched the path.
    count: AtomicUsize,
}

/// The kind of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Drop,
    Status(u16),
    Truncate,
}

impl Fault {
    /// The connection is closed without a response.
    pub fn drop_connection() -> Self {
        Fault::new(Kind::Drop)
    }

    /// A response of this status, with an error as JSON.
    pub fn status(status: u16) -> Self {
        Fault::new(Kind::Status(status.clamp(200, 999)))
    }

    /// The body of the response ends after its first half.
    pub fn truncate_body() -> Self {
        Fault::new(Kind::Truncate)
    }

    /// Only for requests with this path; `*` matches any text.
    #[must_use]
    pub fn path(mut self, pattern: impl Into<String>) -> Self {
        self.path = Some(pattern.into());
        self
    }

    /// Only for the n-th request, counted from 1, among those that match the path.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = Some(nth);
        self
    }

    fn new(kind: Kind) -> Self {
        Fault { kind, path: None, nth: None, count: AtomicUsize::new(0) }
    }

    /// Counts the request, and returns whether the fault applies to it.
    pub(crate) fn applies_to(&self, request: &Request) -> bool {
        if self.path.as_deref().is_some_and(|pattern| !matches_pattern(request.path(), pattern)) {
            return false;
        }
        let count = self.count.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        self.nth.is_none_or(|nth| nth == count)
    }
}

/// Whether a string matches a pattern in which `*` matches any text.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return text == pattern };
    let Some(mut text) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let last = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_matches_any_text() {
        assert!(matches_pattern("/v1/phlo/1", "/v1/phlo/*"));
        assert!(matches_pattern("/v1/a/b/c", "/*/b*"));
        assert!(matches_pattern("/a", "/a"));
        assert!(!matches_pattern("/a/b", "/a"));
        assert!(!matches_pattern("/ab", "/a*b*b"));
        assert!(!matches_pattern("/x/1", "/v1/*"));
    }

    #[test]
    fn requests_are_counted_among_those_of_the_path() {
        let fault = Fault::status(503).path("/a").nth(2);
        let applies = |path: &str| fault.applies_to(&Request::new("GET", path));
        assert_eq!([applies("/a"), applies("/b"), applies("/a?x"), applies("/a")], [false, false, true, false]);
    }
}
