//! Secrets that hooks and cookies add to a request, and that servers echo.

use crate::api::{API, Probe};
use crate::leaks::Report;
use crate::recording_server::{Server, response};
use crate::subjects::SECRET;
use http::{HeaderValue, Request};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::{Body, ClientOptions, Error, Retries};

fn secrets() -> Vec<String> {
    vec![SECRET.to_owned()]
}

fn client(url: &str, options: impl FnOnce(ClientOptions) -> ClientOptions) -> __::Client {
    let builder = __::ClientBuilder::new(&API).host(0, url.to_owned()).retries(Retries::none());
    builder.with(options).build().expect("a client")
}

async fn error(client: &__::Client) -> Error {
    client.bind().send(&Probe::builder().build()).await.expect_err("a status")
}

/// A server that refuses the call and quotes a secret.
fn echo() -> Server {
    let headers = format!("X-Echo: {SECRET}\r\n");
    Server::start([response("400 Bad Request", &headers, format!("{{\"message\":\"it is {SECRET}\"}}"))])
}

type Hook = fn(&mut Request<Body>);

#[tokio::test]
async fn what_a_hook_adds_is_not_shown() {
    let hooks: [(&str, Hook); 7] = [
        ("a token", |request| drop(request.headers_mut().insert("x-auth-token", HeaderValue::from_static(SECRET)))),
        ("any name", |request| drop(request.headers_mut().insert("x-tenant", HeaderValue::from_static(SECRET)))),
        ("a scheme", |request| {
            let value = HeaderValue::from_str(&format!("Custom {SECRET}")).expect("a value");
            request.headers_mut().insert("authorization", value);
        }),
        ("a cookie", |request| {
            let value = HeaderValue::from_str(&format!("lang=en; a={SECRET}")).expect("a value");
            request.headers_mut().insert("cookie", value);
        }),
        ("a second value", |request| {
            request.headers_mut().append("x-own", HeaderValue::from_static("first"));
            request.headers_mut().append("x-own", HeaderValue::from_static(SECRET));
        }),
        ("a marked value", |request| {
            let mut value = HeaderValue::from_static(SECRET);
            value.set_sensitive(true);
            request.headers_mut().insert("user-agent", value);
        }),
        ("a parameter", |request| {
            let url = format!("{}?sig={}", request.uri(), SECRET.replace('+', "%2B").replace('/', "%2F"));
            *request.uri_mut() = url.parse().expect("a URL");
        }),
    ];
    let mut report = Report::default();
    for (name, hook) in hooks {
        let client = client(&echo().url, |options| options.before(hook));
        let error = error(&client).await;
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400), "{name}: {error}");
        report.error(name, &error, &secrets());
    }
    report.finish("hooks");
}

#[tokio::test]
async fn what_a_hook_adds_is_not_sent_elsewhere() {
    let elsewhere = Server::start([response("200 OK", "", "{\"number\":1}")]);
    let location = format!("Location: {}/?a={SECRET}\r\n", elsewhere.url);
    let here = Server::start([response("303 See Other", &location, "")]);
    let client = client(&here.url, |options| {
        options.before(|request| drop(request.headers_mut().insert("x-tenant", HeaderValue::from_static(SECRET))))
    });
    let outcome = client.bind().send(&Probe::builder().build()).await;
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(!elsewhere.request().contains(SECRET), "{}", elsewhere.request());
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn what_a_hook_adds_to_the_request_for_a_token_is_not_shown() {
    use phlo_gen_runtime::Grant;
    let body = format!("{{\"error\":\"invalid_client\",\"error_description\":\"it is {SECRET}\"}}");
    let server = Server::start([response("400 Bad Request", "Content-Type: application/json\r\n", body)]);
    let client = client(&server.url, |options| {
        let options = options.grant(Grant::client_credentials(format!("{}/token", server.url), "id", "s3cond-pl4nted"));
        options.before(|request| drop(request.headers_mut().insert("x-tenant", HeaderValue::from_static(SECRET))))
    });
    let spec: &'static __::Spec = Box::leak(Box::new(__::Spec { auth: Some(0), ..crate::api::JSON }));
    let error = client.bind().send_as(spec, &Probe::builder().build()).await.expect_err("no token");
    let mut report = Report::default();
    report.error("a grant", &error, &secrets());
    report.finish("hooks of grants");
}

#[cfg(feature = "cookies")]
#[tokio::test]
async fn cookies_are_not_shown() {
    let mut report = Report::default();
    for name in ["sid", "theme"] {
        let set = format!("Set-Cookie: {name}={SECRET}; Path=/\r\n");
        let body = format!("{{\"message\":\"it is {SECRET}\"}}");
        let server = Server::start([
            response("200 OK", &set, "{\"number\":1}"),
            response("400 Bad Request", &format!("X-Echo: {SECRET}\r\n"), body),
        ]);
        let client = client(&server.url, ClientOptions::cookies);
        let first = client.bind().send(&Probe::builder().build()).await;
        assert!(first.is_ok(), "{first:?}");
        let error = error(&client).await;
        assert!(server.requests()[1].contains(&format!("{name}={SECRET}")), "{:?}", server.requests());
        report.error(name, &error, &secrets());
    }
    report.finish("cookies");
}
