//! The URL for reqwest, which must equal the one that was prepared.

use crate::error::Problem;
use http::Uri;
use reqwest::Url;

/// The prepared URL as reqwest's type. If reqwest would send a different one, the call is refused.
pub(crate) fn target_url(uri: &Uri) -> Result<Url, Problem> {
    let url = Url::parse(&uri.to_string()).map_err(|_| Problem::request("its URL has no valid host"))?;
    if url.host_str() != uri.host()
        || url.port() != uri.port_u16()
        || url.scheme() != uri.scheme_str().unwrap_or_default()
    {
        return Err(Problem::request("reqwest would change the spelling of its host"));
    }
    if url.path() != uri.path() {
        return Err(Problem::request(
            "reqwest would change its path: it resolves segments `.` and `..` and backslashes",
        ));
    }
    if url.query() != uri.query() {
        return Err(Problem::request("reqwest would change its query"));
    }
    Ok(url)
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
