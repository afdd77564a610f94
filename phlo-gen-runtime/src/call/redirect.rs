//! The target of a redirect, and the headers that may be sent to it.

use crate::auth::WrittenCredentials;
use crate::request::without_rows;
use crate::transport::Body;
use http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, PROXY_AUTHORIZATION, REFERER,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use reqwest::Url;

/// What follows from a response.
pub(crate) enum Redirect {
    /// It is the response to the call.
    None,
    /// The call goes on with this request.
    Follow(Box<http::Request<Body>>),
    /// The redirect is refused, for this reason.
    Refuse(&'static str),
}

/// What follows from the response to a request.
pub(crate) fn redirect(
    request: &http::Request<Body>,
    status: StatusCode,
    headers: &HeaderMap,
    written: &WrittenCredentials,
) -> Redirect {
    let keeps_method = match status.as_u16() {
        301..=303 => request.method() == Method::HEAD,
        307 | 308 => true,
        _ => return Redirect::None,
    };
    let location = headers.get(LOCATION).and_then(|location| std::str::from_utf8(location.as_bytes()).ok());
    let Ok(current) = Url::parse(&request.uri().to_string()) else { return Redirect::None };
    let Some(mut url) = location.and_then(|location| current.join(location).ok()) else { return Redirect::None };
    match (current.scheme(), url.scheme()) {
        ("https", "http") => return Redirect::Refuse("the server redirects the call from https to http"),
        (_, "http" | "https") => {}
        _ => return Redirect::Refuse("the server redirects the call to a URL that is not http or https"),
    }
    let elsewhere = current.origin() != url.origin();
    if elsewhere {
        drop_credentials(&mut url, written);
    }
    let Ok(uri) = url.as_str().parse() else { return Redirect::None };
    let (method, body) =
        if keeps_method { (request.method().clone(), request.body().clone()) } else { (Method::GET, Body::default()) };
    let of_the_body = [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING];
    let credentials = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];
    let dropped = |name: &HeaderName, value: &HeaderValue| {
        *name == HOST
            || *name == REFERER
            || !keeps_method && of_the_body.contains(name)
            || elsewhere && (value.is_sensitive() || credentials.contains(name) || written.headers.contains(name))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers().iter().filter(|(name, value)| !dropped(name, value)) {
        headers.append(name, value.clone());
    }
    let mut next = http::Request::new(body);
    (*next.method_mut(), *next.uri_mut(), *next.headers_mut()) = (method, uri, headers);
    Redirect::Follow(Box::new(next))
}

/// A server may repeat the query in `Location`: credentials in it must not be sent to another host.
fn drop_credentials(url: &mut Url, written: &WrittenCredentials) {
    let Some(query) = url.query() else { return };
    let kept = without_rows(query, |name| written.query.iter().any(|row| row == name));
    if kept.as_deref() != Some(query) {
        url.set_query(kept.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Redirect, WrittenCredentials, redirect};
    use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

    fn request(url: &str, method: Method) -> Option<http::Request<Body>> {
        let mut request = http::Request::new(Body::from("body".to_owned()));
        for name in ["authorization", "x-key", "cookie", "accept", "content-type", "host"] {
            request.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static("v"));
        }
        *request.method_mut() = method;
        *request.uri_mut() = url.parse().ok()?;
        Some(request)
    }

    fn follow(from: &str, method: Method, status: u16, to: &str) -> String {
        let Some(request) = request(from, method) else { return "no URL".to_owned() };
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::from_str(to).ok().map(|to| (http::header::LOCATION, to)));
        let written = WrittenCredentials {
            headers: vec![HeaderName::from_static("x-key")],
            query: vec!["key".to_owned()],
            ..WrittenCredentials::default()
        };
        match redirect(&request, StatusCode::from_u16(status).unwrap_or_default(), &headers, &written) {
            Redirect::None => "stay".to_owned(),
            Redirect::Refuse(_) => "refuse".to_owned(),
            Redirect::Follow(next) => {
                let names: Vec<_> = next.headers().keys().map(HeaderName::as_str).collect();
                let size = next.body().size().unwrap_or_default();
                format!("{} {} {} {size}", next.method(), next.uri(), names.join(","))
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
            let next = follow("https://h/", Method::GET, 307, to);
            assert!(next.ends_with("/?a=1 accept,content-type 4"), "{next}");
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
