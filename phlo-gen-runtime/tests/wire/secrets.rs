//! Planted secrets, which must not be printed.

use crate::server::{Server, bytes, response};
use crate::{kinds, notes, sample};
use phlo_gen_runtime::Error;
use std::fmt::{Debug, Write};
use std::time::Duration;

const SECRETS: [&str; 6] = [
    "planted-key",
    "planted-password",
    "planted-header",
    "planted-user",
    // The credentials in the form of a header: `planted-user:planted-key`.
    "cGxhbnRlZC11c2VyOnBsYW50ZWQta2V5",
    "planted%2Dkey",
];

fn check(what: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{what} shows {secret}: {text}");
    }
}

fn check_debug(value: &dyn Debug) {
    check("Debug", &format!("{value:?} {value:#?}"));
}

/// The logs of all crates contain no secret, and they are not empty.
fn check_logs() {
    let rows = notes::rows();
    assert!(rows.iter().any(|row| row.starts_with("log reqwest")), "{rows:?}");
    rows.iter().for_each(|row| check("the log", row));
}

fn check_error(error: &Error) {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        let _ = write!(text, " {error} {error:?}");
        source = error.source();
    }
    check("the error", &text);
}

fn client(url: &str) -> kinds::Client {
    let builder = kinds::Client::builder().key("planted-key").base_url(url);
    check_debug(&builder);
    builder.build().expect("a client")
}

async fn list(url: &str) -> Error {
    let list = client(url).list().password("planted-password");
    let call = list.with(|call| {
        let call = call.header("X-Auth-Token", "planted-header").query("token", "planted-header");
        check_debug(&call);
        call.timeout(Duration::from_millis(300))
    });
    let sending = call.send();
    check_debug(&sending);
    sending.await.expect_err("an error")
}

#[test]
fn clients_and_requests_show_no_secret() {
    let client = client("http://planted-user:planted-key@127.0.0.1:1/planted-header");
    check_debug(&client);
    let request = kinds::List::builder().password("planted-password").build();
    check_debug(&request);
    let client = sample::Client::builder().auth_id("planted-user").auth_token("planted-key").build();
    check_debug(&client);
    let prepared = client.and_then(|client| client.prepare(&sample::phlo::ColdTransferACaller::example()));
    check_debug(&prepared);
    let prepared =
        sample::Client::builder().auth_id("planted-user").auth_token("planted-key").build().and_then(|client| {
            let call =
                sample::phlo::ColdTransferACaller::builder().phlo_id("p").node_id("n").to("+1").trigger_source("+1");
            client.prepare(&call.build())
        });
    check_debug(&prepared.expect("a request").headers());
}

#[tokio::test]
async fn a_server_that_echoes_is_not_repeated() {
    notes::listen();
    let echo = r#"{"you sent": "planted-key planted-password planted-header planted-key"}"#;
    let failed = Server::start([response("400 Bad Request", "X-Echo: planted-key\r\n", echo)]);
    check_error(&list(&failed.url).await);
    let accepted = Server::start([response("200 OK", "", echo)]);
    check_error(&list(&accepted.url).await);
    let broken = Server::start([bytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nplanted-key")]);
    check_error(&list(&broken.url).await);
    check_logs();
}

#[tokio::test]
async fn a_server_that_echoes_a_header_is_not_repeated() {
    notes::listen();
    let echo = "Basic cGxhbnRlZC11c2VyOnBsYW50ZWQta2V5 is wrong: cGxhbnRlZC11c2VyOnBsYW50ZWQta2V5";
    let server = Server::start([response("401 Unauthorized", "", echo)]);
    let client = sample::Client::builder().auth_id("planted-user").auth_token("planted-key").origin(&server.url);
    let client = client.build().expect("a client");
    let call = client.phlo().cold_transfer_a_caller().phlo_id("p").node_id("n").to("+1").trigger_source("+1");
    check_error(&call.send().await.expect_err("an error"));
    check_logs();
}

#[tokio::test]
async fn errors_of_the_connection_show_no_secret() {
    notes::listen();
    check_error(&list("http://127.0.0.1:1").await);
    let silent = Server::start([bytes("").then_wait(Duration::from_secs(1))]);
    check_error(&list(&silent.url).await);
    let gone = Server::start([bytes("")]);
    check_error(&list(&gone.url).await);
    let invalid = Server::start([bytes("planted-key is no HTTP\r\n\r\n")]);
    check_error(&list(&invalid.url).await);
    let circle = Server::start((0..11).map(|_| response("302 Found", "Location: /?api_key=planted-key\r\n", "")));
    check_error(&list(&circle.url).await);
    check_logs();
}

#[test]
fn unusable_values_are_not_quoted() {
    let builder = kinds::Client::builder().key("planted-key").base_url("ftp://planted-user:planted-key@h");
    check_error(&builder.build().expect_err("no URL"));
    let client = client("http://127.0.0.1:1");
    let call = kinds::List::builder().password("planted-password\r\nX: y").build();
    check_error(&client.prepare(&call).expect_err("no header"));
    let key = kinds::Client::builder()
        .key("planted-key\n")
        .build()
        .and_then(|client| client.prepare(&kinds::Form::builder().build()));
    check_error(&key.expect_err("no header"));
}
