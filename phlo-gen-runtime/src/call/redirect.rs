//! The target of a redirect, and what a request takes along to it.

use crate::error::Redactor;
use crate::request::without_rows;
use crate::transport::{AtOtherOrigin, Body, is_harmless, is_loopback};
use http::header::{
    CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE, HOST, LOCATION, REFERER,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use reqwest::Url;

/// What follows from a response.
pub(crate) enum Redirect {
    /// It is the response to the call.
    None,
    /// The call goes on with this request.
    Follow(Box<http::Request<Body>>),
    /// The redirect is refused, for this reason; where it leads, if that is part of the reason.
    Refuse(&'static str, Option<Uri>),
}

/// What the user allows.
#[derive(Clone, Copy)]
pub(crate) struct RedirectRules {
    /// Whether secrets may go over plain http.
    pub(crate) allow_http: bool,
    /// Whether the body may be repeated at another origin.
    pub(crate) allow_body: bool,
}

/// The secrets of a request.
#[derive(Clone, Copy)]
pub(crate) struct RequestSecrets<'a> {
    /// Whether one is in its path, its query or its body.
    pub(crate) has_secret: bool,
    /// The names of the query parameters that are secrets.
    pub(crate) rows: &'a [String],
    /// All of them.
    pub(crate) redactor: &'a Redactor,
}

/// Headers that describe a body.
const OF_THE_BODY: [HeaderName; 5] =
    [CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE];

/// What follows from the response to a request.
pub(crate) fn redirect(
    request: &http::Request<Body>,
    status: StatusCode,
    headers: &HeaderMap,
    secrets: RequestSecrets<'_>,
    rules: RedirectRules,
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
        ("https", "http") => {
            let Ok(target) = url.as_str().parse::<Uri>() else { return Redirect::None };
            return Redirect::Refuse("the server redirects the call from https", Some(target));
        }
        (_, "http" | "https") => {}
        _ => return Redirect::Refuse("the server redirects the call to a URL that is not http or https", None),
    }
    // A name and a password of the server's choice would be sent as credentials.
    if url.set_username("").and_then(|()| url.set_password(None)).is_err() {
        return Redirect::None;
    }
    let elsewhere = current.origin() != url.origin();
    if elsewhere {
        drop_secret_rows(&mut url, secrets);
    }
    let Ok(uri) = url.as_str().parse::<Uri>() else { return Redirect::None };
    let repeats_body = keeps_method && request.body().size() != Some(0);
    if elsewhere && let Some(why) = refusal(&uri, repeats_body, secrets, rules) {
        return Redirect::Refuse(why, Some(uri));
    }
    let (method, body) =
        if keeps_method { (request.method().clone(), request.body().clone()) } else { (Method::GET, Body::default()) };
    let is_kept = |name: &HeaderName, value: &HeaderValue| {
        let shows_secret = || secrets.redactor.has_secret(&String::from_utf8_lossy(value.as_bytes()));
        match OF_THE_BODY.contains(name) {
            true if elsewhere => repeats_body && !value.is_sensitive() && !shows_secret(),
            true => keeps_method,
            false if elsewhere => is_harmless(name, value) && !shows_secret(),
            false => *name != HOST && *name != REFERER,
        }
    };
    let mut next = http::Request::new(body);
    for (name, value) in request.headers().iter().filter(|(name, value)| is_kept(name, value)) {
        next.headers_mut().append(name, value.clone());
    }
    (*next.method_mut(), *next.uri_mut()) = (method, uri);
    if elsewhere || request.extensions().get::<AtOtherOrigin>().is_some() {
        next.extensions_mut().insert(AtOtherOrigin);
    }
    Redirect::Follow(Box::new(next))
}

/// Why a redirect to another origin is not followed, if it is not.
fn refusal(
    target: &Uri,
    repeats_body: bool,
    secrets: RequestSecrets<'_>,
    rules: RedirectRules,
) -> Option<&'static str> {
    if secrets.redactor.has_secret(&target.to_string()) {
        return Some(
            "the server redirects the call to another origin, and a secret of the call is in the URL: set the base URL to \
             that server if it may have the secret. The redirect leads",
        );
    }
    if !repeats_body {
        return None;
    }
    if !rules.allow_body {
        return Some(
            "the server redirects the call to another origin, which would receive its body: call \
             `.with(|options| options.allow_body_on_redirect())` if that server may have it. The redirect leads",
        );
    }
    let is_plain = target.scheme_str() == Some("http") && !target.host().is_some_and(is_loopback);
    (is_plain && secrets.has_secret && !rules.allow_http).then_some(
        "the server redirects the call to another origin, where its body, which has secrets, would be sent over plain \
         http: call `.with(|options| options.allow_http())` if it may be. The redirect leads",
    )
}

/// Removes the query parameters that are secrets: a server may repeat the query in `Location`.
fn drop_secret_rows(url: &mut Url, secrets: RequestSecrets<'_>) {
    let Some(query) = url.query() else { return };
    let is_secret = |row: &str| secrets.rows.iter().any(|name| name == row);
    let kept = without_rows(query, is_secret).unwrap_or_default();
    let rows: Vec<&str> = kept.split('&').filter(|row| !secrets.redactor.has_secret(row)).collect();
    let rows = rows.join("&");
    if rows != query {
        url.set_query(Some(rows.as_str()).filter(|rows| !rows.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Redactor, Redirect, RedirectRules, RequestSecrets, redirect};
    use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

    fn request(url: &str, method: Method) -> Option<http::Request<Body>> {
        let mut request = http::Request::new(Body::from("body".to_owned()));
        for name in ["authorization", "x-key", "cookie", "accept", "content-type", "host", "x-any"] {
            request.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static("v"));
        }
        *request.method_mut() = method;
        *request.uri_mut() = url.parse().ok()?;
        Some(request)
    }

    fn follow(from: &str, method: Method, status: u16, to: &str, allow_body: bool) -> String {
        let Some(request) = request(from, method) else { return "no URL".to_owned() };
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::from_bytes(to.as_bytes()).ok().map(|to| (http::header::LOCATION, to)));
        let mut redactor = Redactor::default();
        redactor.add("hunter 2");
        let secrets = RequestSecrets { has_secret: true, rows: &["key".to_owned()], redactor: &redactor };
        let rules = RedirectRules { allow_http: false, allow_body };
        match redirect(&request, StatusCode::from_u16(status).unwrap_or_default(), &headers, secrets, rules) {
            Redirect::None => "stay".to_owned(),
            Redirect::Refuse(why, _) => why.to_owned(),
            Redirect::Follow(next) => {
                let names: Vec<_> = next.headers().keys().map(HeaderName::as_str).collect();
                let size = next.body().size().unwrap_or_default();
                format!("{} {} {} {size}", next.method(), next.uri(), names.join(","))
            }
        }
    }

    #[test]
    fn the_method_is_kept_or_becomes_get() {
        let post = |status| follow("https://h/a/b?q", Method::POST, status, "c", false);
        for status in [301, 302, 303] {
            assert_eq!(post(status), "GET https://h/a/c authorization,x-key,cookie,accept,x-any 0");
        }
        for status in [307, 308] {
            assert_eq!(post(status), "POST https://h/a/c authorization,x-key,cookie,accept,content-type,x-any 4");
        }
        assert!(follow("https://h/", Method::HEAD, 302, "/x", false).starts_with("HEAD https://h/x"));
        assert_eq!(post(304), "stay");
        assert_eq!(post(300), "stay");
    }

    #[test]
    fn another_host_port_or_scheme_gets_only_harmless_headers() {
        let targets =
            ["https://other/?key=k&a=1", "https://h:8443/?a=1&key=k", "//other/?a=1&k%65y=k&q=hunter+2%20hunter%202"];
        for to in targets {
            let next = follow("https://h/", Method::GET, 303, to, false);
            assert!(next.ends_with("/?a=1 accept 0"), "{next}");
            let next = follow("https://h/", Method::POST, 307, to, true);
            assert!(next.ends_with("/?a=1 accept,content-type 4"), "{next}");
        }
        assert!(follow("http://h/", Method::GET, 302, "https://h/", false).ends_with("https://h/ accept 0"));
        assert!(follow("http://h/", Method::GET, 307, "http://h:80/?key=k", false).contains("key=k authorization"));
    }

    /// Each target, and the URL that it is.
    const ELSEWHERE: [(&str, &str); 16] = [
        ("https:\\\\evil.example\\x", "https://evil.example/x"),
        ("/\\evil.example/x", "https://evil.example/x"),
        ("\\\\evil.example/x", "https://evil.example/x"),
        ("ht\ttps://evil.example/x", "https://evil.example/x"),
        ("  https://evil.example/x  ", "https://evil.example/x"),
        ("https://h@evil.example/x", "https://evil.example/x"),
        ("https://h:443@evil.example/x", "https://evil.example/x"),
        ("https://h\\@evil.example/x", "https://h/@evil.example/x"),
        ("https://h#@evil.example/x", "https://h/"),
        ("https://h?@evil.example/x", "https://h/?@evil.example/x"),
        ("https://h.:443/x", "https://h./x"),
        ("https://h:444/x", "https://h:444/x"),
        ("https://h.evil.example/x", "https://h.evil.example/x"),
        ("https://ｅvil.example/x", "https://evil.example/x"),
        ("https://EVIL。example/x", "https://evil.example/x"),
        ("https://xn--n3h.example/x", "https://xn--n3h.example/x"),
    ];

    #[test]
    fn no_spelling_of_another_host_gets_credentials() {
        for (to, url) in ELSEWHERE {
            let next = follow("https://h/", Method::GET, 302, to, false);
            let headers =
                if url.starts_with("https://h/") { "authorization,x-key,cookie,accept,x-any" } else { "accept" };
            assert_eq!(next, format!("GET {url} {headers} 0"), "{to}");
        }
        for to in ["https:x", "HTTPS://H:443/x", "https://ｈ/x", "https://%68/x", "/a/../x", "x?#y", "./x"] {
            let next = follow("https://h/", Method::GET, 302, to, false);
            assert!(next.starts_with("GET https://h/x") && next.contains(" authorization,"), "{to}: {next}");
        }
        for to in [
            "https://h%40evil.example/",
            "///evil.example/x",
            "https://h:99999/",
            "https://a b/",
            "https://[::1/",
            "https://h%00/",
            "http:",
        ] {
            let next = follow("https://h/", Method::GET, 302, to, false);
            assert!(next == "stay" || next.contains("from https"), "{to}: {next}");
        }
        for to in [
            "javascript:alert(1)",
            "data:,x",
            "blob:https://h/x",
            "ws://h/x",
            "ftp://h/x",
            "view-source:https://h/",
            "HTTP://h/x",
            "hTTp:\\\\h",
        ] {
            let next = follow("https://h/", Method::GET, 302, to, false);
            assert!(next.starts_with("the server redirects"), "{to}: {next}");
        }
    }

    #[test]
    fn no_spelling_of_another_machine_is_this_one() {
        let targets = [
            "http://127.0.0.1.evil.example/",
            "http://localhost.evil.example/",
            "http://localhost@evil.example/",
            "http://evil.example#localhost",
            "http://[::ffff:1.2.3.4]/",
            "http://128.0.0.1/",
            "http://0x80.1/",
            "http://notlocalhost/",
            "http://0.0.0.0/",
            "http://[::]/",
            "http://127.1.evil.example/",
        ];
        for to in targets {
            let why = follow("http://localhost/", Method::POST, 307, to, true);
            assert!(why.contains("`.with(|options| options.allow_http())`"), "{to}: {why}");
        }
        for to in [
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://[::1]/",
            "http://127.8.9.1/",
            "http://LOCALHOST:81/",
        ] {
            let next = follow("http://localhost/", Method::POST, 307, to, true);
            assert!(next.starts_with("POST http://"), "{to}: {next}");
        }
    }

    #[test]
    fn a_body_goes_to_another_origin_only_if_that_is_allowed() {
        for status in [307, 308] {
            let why = follow("https://h/", Method::POST, status, "https://other/", false);
            assert!(why.contains("`.with(|options| options.allow_body_on_redirect())`"), "{why}");
        }
        let why = follow("http://127.0.0.1/", Method::POST, 307, "http://other/", true);
        assert!(why.contains("options.allow_http()"), "{why}");
        assert!(follow("http://127.0.0.1/", Method::POST, 307, "http://localhost/", true).starts_with("POST"));
    }

    #[test]
    fn a_secret_in_the_url_is_not_taken_along() {
        for to in ["https://other/a/hunter%202/b", "https://other/a/hunter%202?a=1", "https://other/%68unter%202"] {
            let why = follow("https://h/", Method::GET, 302, to, true);
            assert!(why.contains("a secret of the call is in the URL"), "{to}: {why}");
        }
        assert!(
            follow("https://h/", Method::GET, 302, "/a/hunter%202", false).starts_with("GET https://h/a/hunter%202 ")
        );
    }

    #[test]
    fn a_header_of_the_body_that_is_marked_as_sensitive_stays_with_its_origin() {
        let mut request = request("http://localhost/", Method::POST).unwrap_or_default();
        request.headers_mut().values_mut().for_each(|value| value.set_sensitive(true));
        let redactor = Redactor::default();
        let secrets = RequestSecrets { has_secret: true, rows: &[], redactor: &redactor };
        let rules = RedirectRules { allow_http: true, allow_body: true };
        for (to, count) in [("/x", 6), ("http://other/x", 0)] {
            let headers = HeaderMap::from_iter([(http::header::LOCATION, HeaderValue::from_static(to))]);
            let next = redirect(&request, StatusCode::PERMANENT_REDIRECT, &headers, secrets, rules);
            // That the body goes over plain http is allowed.
            let Redirect::Follow(next) = next else { unreachable!("{to}") };
            assert_eq!((next.headers().len(), next.body().size()), (count, Some(4)), "{to}");
        }
    }

    #[test]
    fn a_header_of_the_body_with_a_secret_in_it_is_not_taken_along() {
        let mut request = request("https://h/", Method::POST).unwrap_or_default();
        request.headers_mut().insert("content-location", HeaderValue::from_static("/a/hunter%202"));
        let mut redactor = Redactor::default();
        redactor.add("hunter 2");
        let secrets = RequestSecrets { has_secret: true, rows: &[], redactor: &redactor };
        let rules = RedirectRules { allow_http: false, allow_body: true };
        for (to, is_kept) in [("https://h/x", true), ("https://other/x", false)] {
            let headers = HeaderMap::from_iter([(http::header::LOCATION, HeaderValue::from_static(to))]);
            let next = redirect(&request, StatusCode::TEMPORARY_REDIRECT, &headers, secrets, rules);
            let Redirect::Follow(next) = next else { unreachable!("{to}") };
            assert!(next.headers().contains_key("content-type"));
            assert_eq!(next.headers().contains_key("content-location"), is_kept, "{to}");
        }
    }

    #[test]
    fn the_beginning_of_a_secret_at_the_end_of_a_url_is_none() {
        assert!(
            follow("https://h/", Method::GET, 302, "https://other/hunt", true).starts_with("GET https://other/hunt ")
        );
        let next = follow("https://h/", Method::GET, 302, "https://other/?a=hunt&b=hunter", true);
        assert_eq!(next, "GET https://other/?a=hunt&b=hunter accept 0");
    }

    #[test]
    fn the_name_and_the_password_of_a_location_are_dropped() {
        for to in ["https://me:pass@h/x", "https://me@other/x", "https://:pass@other/x"] {
            let next = follow("https://h/", Method::GET, 302, to, false);
            assert!(next.starts_with("GET https://h/x ") || next.starts_with("GET https://other/x "), "{next}");
        }
    }

    #[test]
    fn a_redirect_never_leaves_https() {
        let refused = |to| follow("https://h/", Method::GET, 302, to, true);
        assert_eq!(refused("http://h/"), "the server redirects the call from https");
        assert!(refused("file:///etc/passwd").ends_with("not http or https"));
        assert_eq!(refused("https://"), "stay");
    }
}
