//! Limits on the time and the size of a response.

use crate::kinds;
use crate::server::{Script, Server, bytes, response};
use phlo_gen_runtime::{ClientOptions, Error};
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(150);

async fn list(script: Script, options: impl FnOnce(ClientOptions) -> ClientOptions) -> Error {
    let server = Server::start([script]);
    let client = kinds::Client::builder().key("hunter2").base_url(&server.url).with(options).build();
    let start = Instant::now();
    let error = client.expect("a client").list().send().await.expect_err("a limit");
    assert!(start.elapsed() < Duration::from_secs(2), "{error} after {:?}", start.elapsed());
    error
}

fn is_too_long(error: &Error) -> bool {
    matches!(error, Error::Decode(error) if error.is_too_long())
}

#[tokio::test]
async fn a_body_that_pauses_too_long_times_out() {
    let script = bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[").then_wait(Duration::from_secs(3));
    let error = list(script, |options| options.idle_timeout(SHORT)).await;
    assert!(error.is_timeout() && !error.is_retryable());
    assert_eq!(
        error.to_string(),
        "List things: the body of the response (200 OK) was not received in time (after 150ms)"
    );
}

#[tokio::test]
async fn a_slow_body_is_read() {
    let head = bytes("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
    let script =
        ["[", " ", " ", " ", " ", "]"].into_iter().fold(head, |script, piece| script.then_wait(SHORT / 3).then(piece));
    let server = Server::start([script]);
    let client = kinds::Client::builder().key("k").base_url(&server.url).with(|options| options.idle_timeout(SHORT));
    assert!(client.build().expect("a client").list().send().await.is_ok());
}

#[tokio::test]
async fn an_endless_body_times_out() {
    let head = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    let server = Server::start([head.then_forever("1\r\n \r\n", Duration::from_millis(5))]);
    let client = kinds::Client::builder().key("k").base_url(&server.url).timeout(SHORT).build().expect("a client");
    let error = client.list().send().await.expect_err("no end");
    assert_eq!(
        error.to_string(),
        "List things: the body of the response (200 OK) was not received in time (after 150ms)"
    );
}

#[tokio::test]
async fn an_endless_body_exceeds_the_limit() {
    let head = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    let script = head.then_forever(format!("400\r\n{}\r\n", " ".repeat(1024)), Duration::ZERO);
    let error = list(script, |options| options.response_limit(10_000)).await;
    assert!(is_too_long(&error) && !error.is_retryable());
    assert_eq!(error.body().map(|body| body.len()), Some(10_000));
    assert!(error.to_string().ends_with("cannot be read: it is longer than the limit of 10000 bytes"), "{error}");
}

#[tokio::test]
async fn a_body_with_a_too_large_content_length_is_not_read() {
    let script = bytes("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n").then_wait(Duration::from_secs(3));
    assert!(is_too_long(&list(script, |options| options.response_limit(100)).await));
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_read() {
    let server = Server::start([response("200 OK", "", "[  ]"), response("200 OK", "", "[  ]")]);
    let client = |limit| {
        let builder = kinds::Client::builder().key("k").base_url(&server.url);
        builder.with(|options| options.response_limit(limit)).build().expect("a client")
    };
    assert!(client(4).list().send().await.is_ok());
    assert!(is_too_long(&client(3).list().send().await.expect_err("too long")));
}

#[tokio::test]
async fn a_gzip_bomb_exceeds_the_limit() {
    // 4 MiB of spaces in 4 KiB.
    let server = Server::start([response("200 OK", "Content-Encoding: gzip\r\n", bomb())]);
    let client = kinds::Client::builder().key("k").base_url(&server.url);
    let client = client.with(|options| options.response_limit(1 << 20)).build().expect("a client");
    let error = client.list().send().await.expect_err("too long");
    assert!(is_too_long(&error), "{error}");
    assert_eq!(error.body().map(|body| body.len()), Some(1 << 20));
}

/// A gzip stream that expands to much more data.
fn bomb() -> Vec<u8> {
    include_bytes!("spaces.gz").to_vec()
}

#[tokio::test]
async fn a_long_error_response_keeps_its_status() {
    let error = list(response("404 Not Found", "", "x".repeat(5000)), |options| options.response_limit(1000)).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.body().map(|body| body.len()), Some(1000));
}

#[tokio::test]
async fn connecting_times_out() {
    // This network is reserved for documentation, so there is no response; without a network the call fails at once.
    let client =
        kinds::Client::builder().key("k").base_url("https://192.0.2.1").retries(phlo_gen_runtime::Retries::none());
    let client = client.with(|options| options.connect_timeout(SHORT)).build().expect("a client");
    let start = Instant::now();
    let error = client.ping().send().await.expect_err("nobody is there");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(2));
}
