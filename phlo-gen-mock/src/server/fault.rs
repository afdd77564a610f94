//! Failures on demand.

use crate::request::incoming::Received;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A failure that is answered in place of the response.
///
/// ```
/// use phlo_gen_mock::Fault;
///
/// // the second request to a PHLO gets no response at all
/// let fault = Fault::drop_connection().path("/v1/phlo/*").nth(2);
/// ```
#[derive(Debug)]
pub struct Fault {
    pub(crate) kind: Kind,
    path: Option<String>,
    nth: Option<usize>,
    seen: AtomicUsize,
}

/// What goes wrong.
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

    /// This status, with an error as JSON.
    pub fn status(status: u16) -> Self {
        Fault::new(Kind::Status(status.clamp(200, 999)))
    }

    /// The response ends in the middle of its body.
    pub fn truncate_body() -> Self {
        Fault::new(Kind::Truncate)
    }

    /// Only for requests of this path; `*` stands for anything.
    #[must_use]
    pub fn path(mut self, pattern: impl Into<String>) -> Self {
        self.path = Some(pattern.into());
        self
    }

    /// Only for the n-th request, counted from 1 among those of the path.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = Some(nth);
        self
    }

    fn new(kind: Kind) -> Self {
        Fault { kind, path: None, nth: None, seen: AtomicUsize::new(0) }
    }

    /// Whether it strikes this request, which is counted.
    pub(crate) fn strikes(&self, request: &Received) -> bool {
        if self.path.as_deref().is_some_and(|pattern| !is_like(request.path(), pattern)) {
            return false;
        }
        let count = self.seen.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        self.nth.is_none_or(|nth| nth == count)
    }
}

/// Whether a text is what a pattern with `*` in it says.
fn is_like(text: &str, pattern: &str) -> bool {
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
    fn stars_stand_for_anything() {
        assert!(is_like("/v1/phlo/1", "/v1/phlo/*"));
        assert!(is_like("/v1/a/b/c", "/*/b*"));
        assert!(is_like("/a", "/a"));
        assert!(!is_like("/a/b", "/a"));
        assert!(!is_like("/ab", "/a*b*b"));
        assert!(!is_like("/x/1", "/v1/*"));
    }

    #[test]
    fn requests_are_counted_among_those_of_the_path() {
        let fault = Fault::status(503).path("/a").nth(2);
        let strikes = |path: &str| fault.strikes(&Received::new("GET", path));
        assert_eq!([strikes("/a"), strikes("/b"), strikes("/a?x"), strikes("/a")], [false, false, true, false]);
    }
}
