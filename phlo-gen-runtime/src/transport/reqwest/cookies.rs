//! Cookies, kept apart for each origin.

use http::HeaderValue;
use reqwest::Url;
use reqwest::cookie::{CookieStore, Jar};
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

/// Cookies of servers, each sent back to the origin that has set it. Browsers send them to all ports of a host, and over
/// http and https.
#[derive(Default)]
pub(super) struct Cookies(RwLock<HashMap<String, OfOrigin>>);

/// The cookies of an origin.
#[derive(Default)]
struct OfOrigin {
    jar: Jar,
    /// The name and the path of each: a server may set any number of them.
    names: HashSet<String>,
}

/// The maximum number of origins whose cookies are kept: redirects may lead to any number of them.
const MOST: usize = 256;

/// The maximum number of cookies of an origin, and of the bytes of each, as in browsers.
const MOST_OF_ORIGIN: usize = 180;
const LONGEST: usize = 4096;

impl CookieStore for Cookies {
    fn set_cookies(&self, rows: &mut dyn Iterator<Item = &HeaderValue>, url: &Url) {
        let mut jars = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let origin = url.origin().ascii_serialization();
        if jars.len() < MOST || jars.contains_key(&origin) {
            let OfOrigin { jar, names } = jars.entry(origin).or_default();
            jar.set_cookies(&mut rows.filter(|row| fits(row, names)), url);
        }
    }

    fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        let jars = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut cookies = jars.get(&url.origin().ascii_serialization())?.jar.cookies(url)?;
        cookies.set_sensitive(true);
        Some(cookies)
    }
}

/// Whether a cookie is within the limits.
fn fits(row: &HeaderValue, names: &mut HashSet<String>) -> bool {
    let text = String::from_utf8_lossy(row.as_bytes());
    let name = text.split('=').next().unwrap_or_default();
    let path = text.split(';').find(|part| part.trim_start().to_ascii_lowercase().starts_with("path="));
    let name = format!("{name};{}", path.unwrap_or_default());
    row.len() <= LONGEST && (names.contains(&name) || names.len() < MOST_OF_ORIGIN && names.insert(name))
}

#[cfg(test)]
mod tests {
    use super::{CookieStore, Cookies, LONGEST, MOST, MOST_OF_ORIGIN};
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
    fn the_number_and_the_length_of_cookies_are_limited() {
        let cookies = Cookies::default();
        let set = |row: String| {
            let row = HeaderValue::try_from(row).expect("a header");
            cookies.set_cookies(&mut [&row].into_iter(), &url("http://h/"));
        };
        let sent = || {
            let sent = cookies.cookies(&url("http://h/"));
            sent.map_or(String::new(), |sent| String::from_utf8_lossy(sent.as_bytes()).into_owned())
        };
        set(format!("long={}", "x".repeat(LONGEST)));
        assert_eq!(sent(), "");
        (0..MOST_OF_ORIGIN + 9).for_each(|at| set(format!("c{at}=1; Path=/")));
        (0..9).for_each(|at| set(format!("c0=1; Path=/{at}")));
        assert_eq!(sent().split("; ").count(), MOST_OF_ORIGIN);
        set("c0=new; path=/".to_owned());
        set("c1=2; Path=/".to_owned());
        assert!(sent().split("; ").any(|cookie| cookie == "c1=2"));
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
