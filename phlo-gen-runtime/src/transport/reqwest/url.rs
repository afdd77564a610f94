//! The URL for reqwest, which must equal the one that was prepared.

use crate::error::Problem;
use http::Uri;
use reqwest::Url;

/// The prepared URL as reqwest's type. If reqwest would send a different one, the call is refused.
pub(crate) fn target_url(uri: &Uri) -> Result<Url, Problem> {
    let url = Url::parse(&text(uri)).map_err(|_| Problem::request("its URL has no valid host"))?;
    match change(&url, uri) {
        None => Ok(url),
        Some(why) => Err(Problem::request(why)),
    }
}

/// What a URL of reqwest has different from the prepared one.
pub(crate) fn change(url: &Url, uri: &Uri) -> Option<&'static str> {
    if is_spelled_as(url, uri) {
        return None;
    }
    if url.host_str() != uri.host()
        || url.port() != uri.port_u16()
        || url.scheme() != uri.scheme_str().unwrap_or_default()
    {
        return Some("reqwest would change the spelling of its host");
    }
    if url.path() != uri.path() {
        return Some("reqwest would change its path: it resolves segments `.` and `..` and backslashes");
    }
    (url.query() != uri.query()).then_some("reqwest would change its query")
}

/// The parts of a URL, which is their text one after another.
fn parts(uri: &Uri) -> [&str; 6] {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let (mark, query) = uri.query().map_or(("", ""), |query| ("?", query));
    [uri.scheme_str().unwrap_or_default(), "://", authority, uri.path(), mark, query]
}

fn text(uri: &Uri) -> String {
    parts(uri).concat()
}

/// Whether two URLs are the same text: reqwest sends what it parses from it.
fn is_spelled_as(url: &Url, uri: &Uri) -> bool {
    let rest = parts(uri).iter().try_fold(url.as_str(), |rest, part| rest.strip_prefix(part));
    rest.is_some_and(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::target_url;
    use crate::json::Spelling;
    use crate::request::{Part, encode};
    use proptest::prelude::*;

    fn passes(url: &str) -> bool {
        url.parse().is_ok_and(|uri| target_url(&uri).is_ok())
    }

    #[test]
    fn urls_that_reqwest_would_change_are_refused() {
        assert!(passes("http://h/a//b;c=%zz|^[x]?a'b".replace('\'', "%27").as_str()));
        assert!(passes("https://[::1]:8443/?"));
        for url in
            ["http://h/a/../b", "http://h/./a", "http://h/%2e%2e/b", "http://h/a\\b", "http://127.1/", "http://h/?'"]
        {
            assert!(!passes(url), "{url}");
        }
    }

    #[test]
    fn a_port_may_be_written_in_more_digits_than_it_needs() {
        assert!(passes("http://h:08080/a") && passes("http://h:/a") && passes("http://h?a"));
        assert!(!passes("http://h:80/a") && !passes("http://H/a"));
    }

    proptest! {
        #[test]
        fn a_callers_value_is_never_changed(segment in "[^/]{0,9}[^./]", name in any::<String>(), value in any::<String>()) {
            let mut url = "http://h/a/".to_owned();
            encode(&segment, Part::Path, Spelling::Plain, &mut url);
            url.push('?');
            encode(&name, Part::QueryName, Spelling::Plain, &mut url);
            url.push('=');
            encode(&value, Part::QueryValue, Spelling::Plain, &mut url);
            prop_assert!(passes(&url), "{}", url);
        }
    }
}
