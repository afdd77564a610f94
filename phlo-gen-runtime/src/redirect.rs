//! Where a redirect leads, and what may go there.

use crate::authorize::{Added, without_rows};
use crate::body::Body;
use crate::exchange::Hop;
use http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, PROXY_AUTHORIZATION, REFERER,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use reqwest::Url;

/// What follows from a response.
pub(crate) enum Next {
    /// It is the response to the call.
    Stay,
    /// The call goes on somewhere else.
    Go(Box<Hop>),
    /// It leads where no call goes.
    Refuse(&'static str),
}

/// What follows from the response to a request.
pub(crate) fn next(hop: &Hop, status: StatusCode, headers: &HeaderMap, added: &Added) -> Next {
    let keeps_method = match status.as_u16() {
        301..=303 => hop.method == Method::HEAD,
        307 | 308 => true,
        _ => return Next::Stay,
    };
    let location = headers.get(LOCATION).and_then(|location| std::str::from_utf8(location.as_bytes()).ok());
    let Ok(here) = Url::parse(&hop.uri.to_string()) else { return Next::Stay };
    let Some(mut url) = location.and_then(|location| here.join(location).ok()) else { return Next::Stay };
    match (here.scheme(), url.scheme()) {
        ("https", "http") => return Next::Refuse("the server redirects the call from https to http"),
        (_, "http" | "https") => {}
        _ => return Next::Refuse("the server redirects the call to something else than http"),
    }
    let elsewhere = here.origin() != url.origin();
    if elsewhere {
        forget_credentials(&mut url, added);
    }
    let Ok(uri) = url.as_str().parse() else { return Next::Stay };
    let (method, body) =
        if keeps_method { (hop.method.clone(), hop.body.clone()) } else { (Method::GET, Body::default()) };
    let of_the_body = [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING];
    let credentials = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];
    let dropped = |name: &HeaderName, value: &HeaderValue| {
        *name == HOST
            || *name == REFERER
            || !keeps_method && of_the_body.contains(name)
            || elsewhere && (value.is_sensitive() || credentials.contains(name) || added.headers.contains(name))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in hop.headers.iter().filter(|(name, value)| !dropped(name, value)) {
        headers.append(name, value.clone());
    }
    Next::Go(Box::new(Hop { method, uri, headers, body }))
}

/// A server may repeat the query that it was sent: another host gets nothing of it that was meant for this one.
fn forget_credentials(url: &mut Url, added: &Added) {
    let Some(query) = url.query() else { return };
    let kept = without_rows(query, |name| added.query.iter().any(|row| row == name));
    if kept.as_deref() != Some(query) {
        url.set_query(kept.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::{Added, Body, Hop, Next, next};
    use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

    fn hop(url: &str, method: Method) -> Option<Hop> {
        let mut headers = HeaderMap::new();
        for name in ["authorization", "x-key", "cookie", "accept", "content-type", "host"] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static("v"));
        }
        Some(Hop { method, uri: url.parse().ok()?, headers, body: Body::from("body".to_owned()) })
    }

    fn follow(from: &str, method: Method, status: u16, to: &str) -> String {
        let Some(hop) = hop(from, method) else { return "no URL".to_owned() };
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::from_str(to).ok().map(|to| (http::header::LOCATION, to)));
        let added = Added {
            headers: vec![HeaderName::from_static("x-key")],
            query: vec!["key".to_owned()],
            ..Added::default()
        };
        match next(&hop, StatusCode::from_u16(status).unwrap_or_default(), &headers, &added) {
            Next::Stay => "stay".to_owned(),
            Next::Refuse(_) => "refuse".to_owned(),
            Next::Go(there) => {
                let names: Vec<_> = there.headers.keys().map(HeaderName::as_str).collect();
                format!("{} {} {} {}", there.method, there.uri, names.join(","), there.body.size().unwrap_or_default())
            }
        }
    }

    #[test]
    fn the_method_is_kept_or_becomes_get() {
        let post = |status| follow("https://h/a/b?q", Method::POST, status, "c");
        for status in [301, 302, 303] {
            assert_eq!(post(status), "GET https://h/a/c authorization,x-key,cookie,accept 0");
        }
        for status in [307, 308] {
            assert_eq!(post(status), "POST https://h/a/c authorization,x-key,cookie,accept,content-type 4");
        }
        assert!(follow("https://h/", Method::HEAD, 302, "/x").starts_with("HEAD https://h/x"));
        assert_eq!(post(304), "stay");
        assert_eq!(post(300), "stay");
    }

    #[test]
    fn another_host_port_or_scheme_gets_no_credentials() {
        for to in ["https://other/?key=k&a=1", "https://h:8443/?a=1&key=k", "//other/?a=1&k%65y=k"] {
            let there = follow("https://h/", Method::GET, 307, to);
            assert!(there.ends_with("/?a=1 accept,content-type 4"), "{there}");
        }
        assert!(follow("http://h/", Method::GET, 307, "https://h/").ends_with("https://h/ accept,content-type 4"));
        assert!(follow("http://h/", Method::GET, 307, "http://h:80/?key=k").contains("key=k authorization"));
    }

    #[test]
    fn a_redirect_never_leaves_https() {
        assert_eq!(follow("https://h/", Method::GET, 302, "http://h/"), "refuse");
        assert_eq!(follow("https://h/", Method::GET, 302, "file:///etc/passwd"), "refuse");
        assert_eq!(follow("https://h/", Method::GET, 302, "https://"), "stay");
    }
}
