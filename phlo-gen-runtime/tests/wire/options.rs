//! Options of one call.

use crate::server::{Server, body, bytes, header, line, response};
use crate::{kinds, sample};
use phlo_gen_runtime::{CallOptions, Environment, Error, Json};
use std::time::Duration;

fn client(url: &str) -> kinds::Client {
    kinds::Client::builder().key("hunter2").base_url(url).build().expect("a client")
}

async fn argument_error(options: impl FnOnce(CallOptions) -> CallOptions) -> String {
    let error = client("http://127.0.0.1:1").list().with(options).send().await.expect_err("an error");
    assert!(matches!(&error, Error::Argument(_) | Error::Setting(_)), "{error}");
    assert_eq!(error.attempts(), 0);
    error.to_string()
}

#[tokio::test]
async fn members_are_added_to_a_json_body() {
    let server = Server::start([response("200 OK", "", r#"{"api_id":"a"}"#)]);
    let client = sample::Client::builder().auth_id("MA").auth_token("token").base_url(&server.url).build();
    let call = client.expect("a client").phlo().cold_transfer_a_caller();
    let call = call.phlo_id("p").node_id("n").to("+1").trigger_source("+2");
    let call =
        call.with(|call| call.member("role", "owner").member("x\"", vec![1_i64, 2]).member("x\"", Json::from(3)));
    assert!(call.send().await.is_ok());
    let expected = r#"{"action":"cold_transfer","to":"+1","trigger_source":"+2","role":"owner","x\"":3}"#;
    assert_eq!(body(&server.request()), expected);
}

#[tokio::test]
async fn a_member_requires_an_object_body() {
    let message = argument_error(|call| call.member("beta", true)).await;
    assert_eq!(message, "List things: the argument `beta` is a member for a body, and the body is not a JSON object");
}

#[tokio::test]
async fn a_header_is_one_line() {
    for value in ["a\r\nX: y", "a\nb", "a\rb", "a\0b", "\u{7f}"] {
        let message = argument_error(|call| call.header("X-Mine", value)).await;
        assert!(message.starts_with("List things: the argument `X-Mine` has a line break"), "{message}");
        argument_error(|call| call.idempotency_key(value)).await;
    }
}

#[tokio::test]
async fn the_name_of_a_header_is_a_token() {
    for name in ["", "a b", "a\r\nX", "a:", "é", "a\0"] {
        assert!(
            argument_error(|call| call.header(name, "v")).await.ends_with("is not a valid header name"),
            "{name:?}"
        );
    }
}

#[tokio::test]
async fn callers_cannot_set_headers_of_the_connection() {
    for name in ["Content-Length", "transfer-encoding", "Connection", "Upgrade", "TE"] {
        let message = argument_error(|call| call.header(name, "1")).await;
        assert!(message.ends_with("is a header that the HTTP client sets"), "{message}");
    }
}

#[tokio::test]
async fn a_base_is_a_url() {
    for url in ["", "ftp://h", "http://h:99999", "http://a b", "http://a\r\nHost: b", "http://a\0"] {
        argument_error(|call| call.base_url(url)).await;
    }
}

#[tokio::test]
async fn a_query_parameter_cannot_add_others() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let call = client(&server.url).list().with(|call| call.query("a&b=c#", "d&e=f#\r\nX: y\0").query("a", "+ %"));
    assert!(call.send().await.is_ok());
    let request = server.request();
    assert_eq!(
        line(&request),
        "GET /things?a%26b%3Dc%23=d%26e=f%23%0D%0AX:%20y%00&a=%2B%20%25&api_key=hunter2 HTTP/1.1"
    );
    assert_eq!(header(&request, "x"), None);
}

#[tokio::test]
async fn a_call_may_have_another_base() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let call = client("http://127.0.0.1:1").list().with(|call| call.base_url(format!("{}/v9", server.url)));
    assert!(call.send().await.is_ok());
    assert!(line(&server.request()).starts_with("GET /v9/things?"));
}

#[tokio::test]
async fn options_are_kept_when_more_are_given() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let call = client(&server.url).list().with(|call| call.header("a", "b")).with(|call| call.query("c", "d"));
    assert!(call.send().await.is_ok());
    let request = server.request();
    assert_eq!(header(&request, "a"), Some("b"));
    assert!(line(&request).contains("c=d"));
}

#[tokio::test]
async fn a_call_may_have_other_limits() {
    let server = Server::start([response("200 OK", "", "[  ]"), response("200 OK", "", "[  ]")]);
    let client = kinds::Client::builder().key("k").base_url(&server.url).with(|options| options.response_limit(3));
    let client = client.build().expect("a client");
    assert!(client.list().with(|call| call.response_limit(4)).send().await.is_ok());
    let error = client.list().send().await.expect_err("a limit");
    assert!(matches!(&error, Error::Decode(error) if error.is_too_long()), "{error}");

    let pauses =
        || bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[").then_wait(Duration::from_millis(300)).then("]");
    let server = Server::start([pauses(), pauses()]);
    let builder = kinds::Client::builder().key("k").base_url(&server.url);
    let client = builder.with(|options| options.idle_timeout(Duration::from_secs(9))).build().expect("a client");
    let short = client.list().with(|call| call.idle_timeout(Duration::from_millis(50))).send().await;
    assert!(short.expect_err("a pause").is_timeout());
    assert!(client.list().send().await.is_ok());
}

#[tokio::test]
async fn an_environment_is_chosen_at_run_time() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let environment: Environment =
        r#"{"name":"Staging","values":[{"key":"apiKey","value":"theirs"},{"key":"version","value":"v9"}]}"#
            .parse()
            .expect("an environment");
    assert_eq!(environment.name(), "Staging");
    let builder =
        kinds::Client::builder().base_url(&server.url).with(|options| options.environment(environment.clone()));
    assert!(builder.clone().build().expect("a client").list().send().await.is_ok());
    let request = server.request();
    assert_eq!((line(&request), header(&request, "x-version")), ("GET /things?api_key=theirs HTTP/1.1", Some("v9")));
    let own = builder.version("mine").build().expect("a client");
    let prepared = own.prepare(&kinds::List::builder().build()).expect("a request");
    assert_eq!(prepared.headers().get("x-version").map(|version| version.as_bytes()), Some(&b"mine"[..]));
    assert!(Environment::read("nowhere.json").expect_err("no file").to_string().contains("nowhere.json"));
}

#[tokio::test]
async fn a_client_has_headers_for_all_calls() {
    let other = Server::start([response("200 OK", "", "[]")]);
    let away = response("302 Found", &format!("Location: {}/\r\n", other.url), "");
    let server = Server::start([
        response("200 OK", "", "[]"),
        response("200 OK", "", "{}"),
        response("401 No", "", "not planted-key, and not planted-team"),
        away,
    ]);
    let builder = kinds::Client::builder().key("k").base_url(&server.url).with(|options| {
        options
            .header("X-Team", "planted-team")
            .header("X-Vault-Token", "planted-key")
            .header("User-Agent", "billing/2")
    });
    assert!(!format!("{builder:?}").contains("planted"));
    let client = builder.build().expect("a client");
    let sent = |name: &str, request: &str| header(request, name).map(str::to_owned);
    assert!(client.list().send().await.is_ok());
    let request = server.request();
    assert_eq!(sent("x-team", &request).as_deref(), Some("planted-team"));
    assert_eq!(sent("user-agent", &request).as_deref(), Some("billing/2"));

    assert!(client.request("GET", "/own").header("x-team", "mine").send().await.is_ok());
    let request = server.requests().pop().unwrap_or_default();
    assert_eq!((sent("x-team", &request).as_deref(), request.matches("x-team").count()), (Some("mine"), 1));
    assert_eq!(sent("x-vault-token", &request).as_deref(), Some("planted-key"));

    let error = client.list().send().await.expect_err("a 401");
    assert!(error.to_string().contains("not [secret]"), "{error}");
    let prepared = client.prepare(&kinds::List::builder().build()).expect("a request");
    let printed = format!("{:?}", prepared.headers());
    assert!(printed.contains("billing/2") && !printed.contains("planted"), "{printed}");

    assert!(client.list().send().await.is_ok());
    let request = other.request();
    assert_eq!((sent("x-team", &request), sent("x-vault-token", &request)), (None, None));
    assert_eq!(sent("user-agent", &request).as_deref(), Some("billing/2"));
}

#[test]
fn a_header_for_all_calls_is_checked_when_the_client_is_built() {
    let builder = kinds::Client::builder().key("k").base_url("http://127.0.0.1:1");
    let builder = builder.with(|options| options.header("a b", "1").header("X-Mine", "a\nb").header("TE", "1"));
    let error = builder.build().expect_err("three problems").to_string();
    for part in ["`a b` is not a valid header name", "`X-Mine` has a line break", "`TE` is a header that"] {
        assert!(error.contains(part), "{error}");
    }
}
