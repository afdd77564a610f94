//! Secrets that hooks and cookies add to a request on its way: messages must not show them.

use crate::error::is_secret_name;
use crate::transport::harmless::is_printed;
use http::header::COOKIE;
use http::{HeaderMap, Uri};
use percent_encoding::percent_decode_str;
use std::sync::{Arc, Mutex, PoisonError};

/// A value under a name that says nothing of secrets counts as one if it has this length.
const DISTINCT: usize = 8;

/// Parts of the names of headers that a server repeats so that a call can be found in its log.
const TRACES: [&str; 4] = ["trace", "request-id", "correlation", "idempotency"];

/// The secrets that are added to a request on its way. The transport that adds them finds this list in the extensions of
/// the request.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddedSecrets(Arc<Mutex<Vec<String>>>);

impl AddedSecrets {
    /// Takes all of them.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A copy of all of them.
    #[cfg(feature = "oauth2")]
    pub(crate) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds the values of headers that the request did not have before.
    pub(crate) fn add_headers(&self, before: &HeaderMap, now: &HeaderMap) {
        for (name, value) in now {
            let is_old = before.get_all(name).iter().any(|own| own == value);
            if is_old || !value.is_sensitive() && is_printed(name) {
                continue;
            }
            let text = String::from_utf8_lossy(value.as_bytes());
            if *name == COOKIE {
                self.add_cookies(&text);
            } else if value.is_sensitive() || !TRACES.iter().any(|part| name.as_str().contains(part)) {
                self.add(name.as_str(), &text, value.is_sensitive());
                let credentials = text.split_once(' ').map(|(_, credentials)| credentials);
                credentials.into_iter().for_each(|text| self.add(name.as_str(), text, value.is_sensitive()));
            }
        }
    }

    /// Adds the values of cookies.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub(crate) fn add_cookie_header(&self, value: &http::HeaderValue) {
        self.add_cookies(&String::from_utf8_lossy(value.as_bytes()));
    }

    fn add_cookies(&self, text: &str) {
        let cookies = text.split(';').filter_map(|cookie| cookie.split_once('='));
        cookies.for_each(|(name, value)| self.add(name.trim(), value.trim().trim_matches('"'), false));
    }

    /// Adds the parameters of a query that the request did not have before.
    pub(crate) fn add_query(&self, before: &Uri, now: &Uri) {
        let old: Vec<&str> = before.query().unwrap_or_default().split('&').collect();
        let rows = now.query().unwrap_or_default().split('&').filter(|row| !old.contains(row));
        for (name, value) in rows.filter_map(|row| row.split_once('=')) {
            let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
            self.add(&decoded(name), &decoded(value), false);
        }
    }

    fn add(&self, name: &str, value: &str, is_sensitive: bool) {
        if is_sensitive || value.len() >= DISTINCT || is_secret_name(name) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AddedSecrets;
    use http::{HeaderMap, HeaderName, HeaderValue, Uri};

    fn headers(rows: &[(&'static str, &'static str)]) -> HeaderMap {
        rows.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn values_that_are_new_count() {
        let before = headers(&[("x-own", "own-value"), ("x-key", "old-value")]);
        let now = headers(&[
            ("x-own", "own-value"),
            ("x-key", "new-value"),
            ("authorization", "Bearer abc"),
            ("x-tenant", "acme"),
            ("x-request-id", "5c1d-77aa-1020"),
            ("accept", "application/json"),
            ("content-type", "application/json"),
            ("cookie", "sid=1b; lang=en; theme=\"very-dark-one\""),
        ]);
        let added = AddedSecrets::default();
        added.add_headers(&before, &now);
        let mut all = added.take();
        all.sort_unstable();
        assert_eq!(all, ["1b", "Bearer abc", "abc", "new-value", "very-dark-one"]);
        assert!(added.take().is_empty());
    }

    #[test]
    fn parameters_that_are_new_count() {
        let uri = |text| Uri::from_static(text);
        let added = AddedSecrets::default();
        added.add_query(&uri("https://h/?a=own-value"), &uri("https://h/?a=own-value&sig=a%2Fb&page=2&b=long-value"));
        assert_eq!(added.take(), ["a/b", "long-value"]);
    }

    #[test]
    fn what_is_marked_as_sensitive_counts() {
        let mut now = headers(&[("accept", "abc"), ("x-trace", "abd")]);
        now.values_mut().for_each(|value| value.set_sensitive(true));
        let added = AddedSecrets::default();
        added.add_headers(&HeaderMap::new(), &now);
        let mut all = added.take();
        all.sort_unstable();
        assert_eq!(all, ["abc", "abd"]);
    }
}
