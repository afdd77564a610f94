//! Tokens from functions, credentials over http, settings from the environment, requests that are not in the
//! collection.

use crate::kinds;
use crate::server::{Server, body, header, line, response};
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use phlo_gen_runtime::{ClientOptions, Error};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

pub(crate) mod bearing {
    crate::plain_api::plain_api! {
        base_url: "http://bearing.example";
        settings: [access true];
        auths: &[__::Auth { kind: "bearer", parameters: &[("token", "{$access}")] }];
        Get GetBuilder "GET" "/" Some(0);
    }
}

mod logging_in {
    crate::plain_api::plain_api! {
        base_url: "https://login.example";
        settings: [access false];
        auths: &[__::Auth { kind: "bearer", parameters: &[("token", "{$access}"), ("optional", "")] }];
        LogIn LogInBuilder "POST" "/" Some(0);
    }
}

type Response = Result<http::Response<ResponseBody>, SendError>;

/// A server that accepts one token.
fn accepts_only(token: &'static str) -> impl Fn(http::Request<phlo_gen_runtime::Body>) -> std::future::Ready<Response> {
    move |request| {
        let known = request.headers().get("authorization").is_some_and(|value| value == &format!("Bearer {token}"));
        let mut response = http::Response::new(ResponseBody::from("a response"));
        *response.status_mut() = if known { http::StatusCode::OK } else { http::StatusCode::UNAUTHORIZED };
        std::future::ready(Ok(response))
    }
}

/// An option that returns the tokens `planted-1`, `planted-2` and so on, and the number of tokens so far.
fn counted_tokens() -> (impl FnOnce(ClientOptions) -> ClientOptions, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let source = move || {
        let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
        async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(format!("planted-{number}").into())
        }
    };
    (move |options: ClientOptions| options.allow_http().token(source), count)
}

fn get() -> bearing::Get {
    bearing::Get::builder().build()
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all_calls() {
    let (options, count) = counted_tokens();
    let client =
        bearing::Client::builder().transport(accepts_only("planted-1")).with(options).build().expect("a client");
    let calls: Vec<_> =
        (0..20).map(|_| tokio::spawn(std::future::IntoFuture::into_future(client.execute(&get())))).collect();
    for call in calls {
        assert!(call.await.expect("no panic").is_ok());
    }
    assert!(client.execute(&get()).await.is_ok());
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_refused_token_is_fetched_again() {
    let (options, count) = counted_tokens();
    let client =
        bearing::Client::builder().transport(accepts_only("planted-2")).with(options).build().expect("a client");
    let calls: Vec<_> =
        (0..20).map(|_| tokio::spawn(std::future::IntoFuture::into_future(client.execute(&get())))).collect();
    for call in calls {
        assert!(call.await.expect("no panic").is_ok());
    }
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn two_refused_tokens_end_with_the_401() {
    let (options, count) = counted_tokens();
    let client = bearing::Client::builder().transport(accepts_only("none")).with(options).build().expect("a client");
    let error = client.execute(&get()).await.expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!(count.load(Ordering::Relaxed), 2);
    assert!(!format!("{error} {error:?} {error:#?} {client:?}").contains("planted"));
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let options = |options: ClientOptions| options.token(|| async { Err("the vault is shut".into()) });
    let client = bearing::Client::builder().transport(accepts_only("x")).with(options).build().expect("a client");
    let error = client.execute(&get()).await.expect_err("no token");
    assert_eq!(error.to_string(), "Get: there is no token: the vault is shut");
    assert_eq!((error.attempts(), error.is_retryable()), (0, false));
}

#[tokio::test]
async fn fetching_a_token_counts_toward_the_timeout() {
    let client = bearing::Client::builder().with(|options| options.token(std::future::pending));
    let client = client.timeout(Duration::from_millis(50)).build().expect("a client");
    assert!(client.execute(&get()).await.expect_err("no token").is_timeout());
}

#[tokio::test]
async fn a_token_setting_is_required_without_a_token_source() {
    let error = bearing::Client::builder().build().expect_err("no token");
    assert_eq!(error.to_string(), "the client cannot be built: the setting `access` is missing");
}

#[test]
fn credentials_are_sent_over_https_only() {
    let error = bearing::Client::builder().access("planted").build().expect("a client").prepare(&get());
    let error = error.expect_err("no https").to_string();
    assert!(error.starts_with("Get: it has credentials and would be sent over plain http"), "{error}");
    let says =
        |builder: bearing::ClientBuilder| builder.access("t").build().and_then(|client| client.prepare(&get())).is_ok();
    assert!(says(bearing::Client::builder().with(ClientOptions::allow_http)));
    for (url, fine) in
        [("https://h", true), ("http://localhost:1", true), ("http://[::1]:1", true), ("http://10.0.0.1", false)]
    {
        assert_eq!(says(bearing::Client::builder().base_url(url)), fine, "{url}");
    }
}

#[test]
fn an_empty_token_is_no_credential() {
    let forgotten = bearing::Client::builder().access("").build().expect_err("an empty token").to_string();
    assert!(
        forgotten.ends_with("the setting `access` is empty: `access` was called with an empty string"),
        "{forgotten}"
    );
    let meant =
        bearing::Client::builder().access("").with(ClientOptions::allow_empty_credentials).build().expect("a client");
    let prepared = meant.prepare(&get()).expect("a request over http");
    assert_eq!(prepared.headers().get("authorization"), None);
}

#[tokio::test]
async fn a_key_in_the_query_is_a_credential() {
    let client = kinds::Client::builder().key("planted").base_url("http://kinds.example").build().expect("a client");
    let error = client.list().send().await.expect_err("no https");
    assert!(matches!(&error, Error::Argument(_)), "{error}");
}

#[test]
fn settings_are_taken_from_the_environment() {
    // Cargo sets variables for tests: `CARGO_PKG_VERSION` is one.
    let builder = kinds::Client::builder().key("k").with(|options| options.env("CARGO_PKG_"));
    let prepared = builder.build().and_then(|client| client.prepare(&kinds::List::builder().build()));
    let version = prepared.expect("a request").headers().get("x-version").cloned();
    assert_eq!(version.as_ref().map(|version| version.as_bytes()), Some(env!("CARGO_PKG_VERSION").as_bytes()));
    let set = kinds::Client::builder().key("k").version("mine").with(|options| options.env("CARGO_PKG_"));
    let prepared = set.build().and_then(|client| client.prepare(&kinds::List::builder().build()));
    assert_eq!(
        prepared.expect("a request").headers().get("x-version").map(|version| version.as_bytes()),
        Some(&b"mine"[..])
    );
}

#[test]
fn the_origin_is_taken_from_the_environment() {
    let Some(origin) = std::env::var_os("HARBOUR_ORIGIN") else {
        let mut child = std::process::Command::new(std::env::current_exe().expect("a program"));
        child.args(["--exact", "credentials::the_origin_is_taken_from_the_environment"]);
        child
            .env("HARBOUR_ORIGIN", "http://127.0.0.1:1")
            .env("ORIGIN", "http://127.0.0.1:2")
            .env("WRONG_ORIGIN", "ftp:x");
        let output = child.output().expect("a test");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    };
    assert_eq!(origin, "http://127.0.0.1:1");
    let host = |builder: kinds::ClientBuilder| {
        let prepared = builder.key("k").build().and_then(|client| client.prepare(&kinds::List::builder().build()));
        prepared
            .map_or_else(|error| error.to_string(), |request| request.uri().authority().expect("a host").to_string())
    };
    let with = |prefix: &'static str| kinds::Client::builder().with(move |options| options.env(prefix));
    assert_eq!(host(with("HARBOUR_")), "127.0.0.1:1");
    assert_eq!(host(with("HARBOUR_").origin("http://127.0.0.1:3")), "127.0.0.1:3");
    assert_eq!(host(with("")), "kinds.example.com");
    assert_eq!(host(with("NONE_")), "kinds.example.com");
    assert!(host(with("WRONG_")).starts_with("the client cannot be built: the setting `origin` "));
}

#[test]
fn variables_missing_in_the_environment_are_named() {
    let error = kinds::Client::builder().with(|options| options.env("CARGO_PKG_")).build().expect_err("no key");
    let message = "the client cannot be built: the setting `key` (`{{apiKey}}` in the collection) is missing (there is no \
                   `CARGO_PKG_KEY` in the environment)";
    assert_eq!(error.to_string(), message);
    let error = crate::sample::Client::from_env().expect_err("nothing is set").to_string();
    assert!(error.contains("`AUTH_ID`") && error.contains("`AUTH_TOKEN`"), "{error}");
}

#[tokio::test]
async fn an_ad_hoc_request_is_sent_like_an_item() {
    let server = Server::start([response("200 OK", "X-Id: 7\r\n", r#"{"a":[1]}"#)]);
    let client =
        kinds::Client::builder().key("k&y").base_url(format!("{}/base/", server.url)).build().expect("a client");
    let request = client.request("PUT", "/v1/new thing/%41?x=1&y=a b#c").query("z", "&").header("X-Mine", "m");
    let request = request.json(&[("name", "v")]).with(|call| call.timeout(Duration::from_secs(5)));
    let answer = request.send().await.expect("a response");
    assert_eq!((answer.status().as_u16(), answer.text().as_ref()), (200, r#"{"a":[1]}"#));
    let request = server.request();
    assert_eq!(line(&request), "PUT /base/v1/new%20thing/%41?x=1&y=a%20b%23c&z=%26&api_key=k%26y HTTP/1.1");
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!((header(&request, "x-mine"), body(&request)), (Some("m"), r#"[["name","v"]]"#));
}

#[tokio::test]
async fn an_ad_hoc_request_is_retried_and_redirected() {
    let to = "Location: /b?api_key=k\r\n";
    let server =
        Server::start([response("503 Busy", "", ""), response("302 There", to, ""), response("200 OK", "", "x")]);
    let client = kinds::Client::builder().key("k").base_url(&server.url).build().expect("a client");
    assert_eq!(client.request("GET", "a").send().await.expect("a response").text(), "x");
    let lines: Vec<String> = server.requests().iter().map(|request| line(request).to_owned()).collect();
    assert_eq!(lines, ["GET /a?api_key=k HTTP/1.1", "GET /a?api_key=k HTTP/1.1", "GET /b?api_key=k HTTP/1.1"]);
}

#[tokio::test]
async fn an_ad_hoc_request_stays_on_its_host() {
    let client = kinds::Client::builder().key("planted").base_url("http://127.0.0.1:1").build().expect("a client");
    for method in ["", "GET /x HTTP/1.1\r\nX: y\r\n\r\n", "G T", "GET\0"] {
        let error = client.request(method, "/").send().await.expect_err("no method");
        assert!(matches!(&error, Error::Argument(_)), "{method:?}: {error}");
    }
    for path in ["/../x", "/a/./b", "/a/%2e%2E/b", "/a\\b"] {
        let error = client.request("GET", path).send().await.expect_err("another path");
        assert!(matches!(&error, Error::Argument(_)), "{path:?}: {error}");
    }
    let prepared = client.request("GET", "/a\r\nX: y\0//b").prepare().expect("it is encoded");
    assert_eq!(prepared.uri().path(), "/a%0D%0AX:%20y%00//b");
    let host = client.request("GET", "//elsewhere.example.com/x").prepare().expect("a path");
    assert_eq!(host.uri().host(), Some("127.0.0.1"));
    assert!(!format!("{:?}", client.request("GET", "/planted").header("X", "planted")).contains("planted"));
}

#[tokio::test]
async fn a_login_sends_a_token_only_if_there_is_one() {
    let request = logging_in::LogIn::builder().build();
    let sent = |builder: logging_in::ClientBuilder| {
        let prepared = builder.build().and_then(|client| client.prepare(&request)).expect("no token is needed");
        prepared.headers().get("authorization").map(|value| value.to_str().unwrap_or_default().to_owned())
    };
    assert_eq!(sent(logging_in::Client::builder()), None);
    assert_eq!(sent(logging_in::Client::builder().access("old")).as_deref(), Some("Bearer old"));
    // a function that gets a token logs in itself
    let (options, count) = counted_tokens();
    let answer = |_: http::Request<phlo_gen_runtime::Body>| {
        std::future::ready(Response::Ok(http::Response::new(ResponseBody::from("a token"))))
    };
    let client = logging_in::Client::builder().transport(answer).with(options).build().expect("a client");
    assert!(client.execute(&request).await.is_ok());
    assert_eq!(count.load(Ordering::Relaxed), 0);
}
