//! Cookies, kept apart for each origin.

use http::HeaderValue;
use reqwest::Url;
use reqwest::cookie::{CookieStore, Jar};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// Cookies of servers, each sent back to the origin that has set it. Browsers send them to all ports of a host, and over
/// http and https.
#[derive(Default)]
pub(super) struct Cookies(RwLock<HashMap<String, Jar>>);

/// The maximum number of origins whose cookies are kept: redirects may lead to any number of them.
const MOST: usize = 256;

impl CookieStore for Cookies {
    fn set_cookies(&self, rows: &mut dyn Iterator<Item = &HeaderValue>, url: &Url) {
        let mut jars = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let origin = url.origin().ascii_serialization();
        if jars.len() < MOST || jars.contains_key(&origin) {
            jars.entry(origin).or_default().set_cookies(rows, url);
        }
    }

    fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        let jars = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut cookies = jars.get(&url.origin().ascii_serialization())?.cookies(url)?;
        cookies.set_sensitive(true);
        Some(cookies)
    }
}

#[cfg(test)]
mod tests {
    use super::{CookieStore, Cookies, MOST};
    use http::HeaderValue;
    use reqwest::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn a_cookie_goes_back_to_its_origin_only() {
        let cookies = Cookies::default();
        let row = HeaderValue::from_static("session=planted");
        cookies.set_cookies(&mut [&row].into_iter(), &url("http://h:1/a"));
        assert_eq!(cookies.cookies(&url("http://h:1/b")), Some(row));
        for other in ["http://h:2/a", "https://h:1/a", "http://x.h:1/a", "http://h/a"] {
            assert_eq!(cookies.cookies(&url(other)), None, "{other}");
        }
    }

    #[test]
    fn the_number_of_origins_is_limited() {
        let cookies = Cookies::default();
        let row = HeaderValue::from_static("a=b");
        for port in 1..=MOST + 1 {
            cookies.set_cookies(&mut [&row].into_iter(), &url(&format!("http://h:{port}/")));
        }
        assert!(cookies.cookies(&url("http://h:1/")).is_some());
        assert_eq!(cookies.cookies(&url(&format!("http://h:{}/", MOST + 1))), None);
    }
}
