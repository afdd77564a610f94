//! Cookies, kept apart for each origin.

use cookie_store::StoreAction;
use http::HeaderValue;
use reqwest::Url;
use reqwest::cookie::CookieStore;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// Cookies of servers, each sent back to the origin that has set it. Browsers send them to all ports of a host, and over
/// http and https.
#[derive(Default)]
pub(super) struct Cookies(RwLock<HashMap<String, cookie_store::CookieStore>>);

/// The maximum number of origins whose cookies are kept: redirects may lead to any number of them.
const MOST: usize = 256;

/// The maximum number of cookies of an origin, and of the bytes of each, as in browsers.
const MOST_OF_ORIGIN: usize = 180;
const LONGEST: usize = 4096;

impl CookieStore for Cookies {
    fn set_cookies(&self, rows: &mut dyn Iterator<Item = &HeaderValue>, url: &Url) {
        let mut stores = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let origin = url.origin().ascii_serialization();
        if stores.len() < MOST || stores.contains_key(&origin) {
            let store = stores.entry(origin).or_default();
            let texts = rows.filter_map(|row| std::str::from_utf8(row.as_bytes()).ok());
            texts.filter(|text| text.len() <= LONGEST).for_each(|text| set(store, text, url));
        }
    }

    fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        let stores = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let values = stores.get(&url.origin().ascii_serialization())?.get_request_values(url);
        let values: Vec<String> = values.map(|(name, value)| format!("{name}={value}")).collect();
        let mut cookies = HeaderValue::try_from(values.join("; ")).ok().filter(|cookies| !cookies.is_empty())?;
        cookies.set_sensitive(true);
        Some(cookies)
    }
}

/// Sets a cookie. If there are too many, those that have expired are forgotten, and none is added to the others.
fn set(store: &mut cookie_store::CookieStore, text: &str, url: &Url) {
    if store.iter_any().count() < MOST_OF_ORIGIN {
        // one that is not valid is ignored
        let _ = store.parse(text, url);
        return;
    }
    let kept = store.iter_unexpired().cloned().map(Ok::<_, std::convert::Infallible>);
    let Ok(mut next) = cookie_store::CookieStore::from_cookies(kept, false);
    let is_full = next.iter_any().count() >= MOST_OF_ORIGIN;
    let action = next.parse(text, url);
    if !is_full || matches!(action, Ok(StoreAction::UpdatedExisting | StoreAction::ExpiredExisting)) {
        *store = next;
    }
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
        set("new=1; Path=/".to_owned());
        assert!(!sent().contains("new="));
        // a cookie that the server removes makes room for another one
        set("c2=; Path=/; Max-Age=0".to_owned());
        set("new=1; Path=/".to_owned());
        assert!(sent().contains("new=1") && !sent().contains("c2="));
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
