//! Connections that are reused, cut, or have unexpected data: each call gets its own response or none.

use crate::kinds;
use crate::server::{Script, Server, body, bytes, header, line, response};
use phlo_gen_runtime::__private::reqwest;
use phlo_gen_runtime::{Error, Retries};
use std::future::IntoFuture;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(50);

fn client(url: &str) -> kinds::Client {
    let builder = kinds::Client::builder().key("planted-key").base_url(url).timeout(Duration::from_secs(5));
    builder.retries(Retries::none()).build().expect("a client")
}

/// A list of one name, on a connection that may be reused.
fn list(name: &str) -> String {
    let body = format!("[{{\"name\":\"{name}\"}}]");
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

async fn name(client: &kinds::Client) -> Result<String, Error> {
    Ok(client.list().send().await?.into_iter().next().map(|thing| thing.name).unwrap_or_default())
}

#[tokio::test]
async fn an_unsolicited_response_is_not_used() {
    let twice = bytes(list("first") + &list("planted")).then_wait(2 * PAUSE);
    let server = Server::start([twice, bytes(list("second"))]);
    let client = client(&server.url);
    assert_eq!(name(&client).await.expect("a response"), "first");
    assert_eq!(name(&client).await.expect("a response"), "second");
}

#[tokio::test]
async fn a_late_response_is_not_used() {
    let late = bytes("").then_wait(4 * PAUSE).then(list("planted")).then_wait(PAUSE);
    let server = Server::start([late, bytes(list("second"))]);
    let client = client(&server.url);
    let first = client.list().with(|call| call.timeout(2 * PAUSE)).send().await;
    assert!(first.expect_err("too late").is_timeout());
    assert_eq!(name(&client).await.expect("a response"), "second");
}

#[tokio::test]
async fn the_rest_of_an_abandoned_response_is_not_used() {
    let slow = bytes("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n[").then_wait(4 * PAUSE).then(list("planted"));
    let server = Server::start([slow, bytes(list("second"))]);
    let client = client(&server.url);
    let first = client.list().send().into_future();
    assert!(tokio::time::timeout(2 * PAUSE, first).await.is_err());
    assert_eq!(name(&client).await.expect("a response"), "second");
}

#[tokio::test]
async fn a_post_on_a_closed_connection_is_sent_once() {
    let server = Server::start([bytes(list("first")), bytes(list("second"))]);
    let client = client(&server.url);
    assert_eq!(name(&client).await.expect("a response"), "first");
    tokio::time::sleep(PAUSE).await;
    assert!(client.post().id("7").send().await.is_ok());
    let posts = server.requests().iter().filter(|request| request.starts_with("POST")).count();
    assert_eq!((posts, server.requests().len()), (1, 2));
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let server = Server::start([bytes(list("first")).then_read().then(list("second"))]);
    let client = client(&server.url);
    assert_eq!(name(&client).await.expect("a response"), "first");
    assert_eq!(name(&client).await.expect("a response"), "second");
}

#[tokio::test]
async fn an_error_response_may_arrive_before_the_body_is_sent() {
    let early =
        || bytes("HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlarge").deaf(2 * PAUSE);
    let server = Server::start([early()]);
    let photo = phlo_gen_runtime::File::from_bytes("a.png", vec![b'x'; 8 << 20]);
    let error = client(&server.url).upload().photo(photo).send().await.expect_err("too large");
    // The error response is read, unless the connection was cut before.
    let is_cut = matches!(&error, Error::Transport(error) if !error.is_connect());
    assert!(is_cut || error.status().is_some_and(|status| status == 413), "{error}");
}

#[tokio::test]
async fn two_body_lengths_do_not_affect_the_next_response() {
    let both = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n";
    let server = Server::start([bytes(both).then_read().then(list("second"))]);
    let client = client(&server.url);
    assert!(client.list().send().await.is_ok_and(|list| list.is_empty()));
    assert_eq!(name(&client).await.expect("a response"), "second");
}

#[tokio::test]
async fn trailers_are_ignored() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-End\r\n\r\n";
    let server = Server::start([bytes(format!("{head}2\r\n[]\r\n0\r\nX-End: planted\r\n\r\n"))]);
    let response = client(&server.url).list().send().await.expect("a response");
    assert_eq!((response.len(), response.headers().get("x-end")), (0, None));
}

/// The outcome of a GET.
async fn outcome(script: Script) -> Result<usize, Error> {
    let server = Server::start([script]);
    client(&server.url).list().send().await.map(|list| list.len())
}

#[tokio::test]
async fn an_unrequested_encoding_is_a_decode_error() {
    for encoding in ["br", "deflate", "zstd", "nonsense"] {
        let error = outcome(response("200 OK", &format!("Content-Encoding: {encoding}\r\n"), b"\x8b\x00\x80")).await;
        assert!(matches!(&error, Err(Error::Decode(_))), "{encoding}: {error:?}");
    }
}

#[tokio::test]
async fn invisible_characters_before_a_response_are_ignored() {
    for body in ["\u{feff}[]", "\u{8}[]", "\0[]"] {
        assert_eq!(outcome(response("200 OK", "", body)).await.expect("a list"), 0, "{body:?}");
    }
    for body in ["[]\0", "[] []", "[\u{feff}]", "\u{feff}"] {
        assert!(matches!(outcome(response("200 OK", "", body)).await, Err(Error::Decode(_))), "{body:?}");
    }
}

#[tokio::test]
async fn a_304_is_not_a_success() {
    let error = outcome(bytes("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")).await;
    assert_eq!(error.expect_err("nothing new").status().map(|status| status.as_u16()), Some(304));
}

#[tokio::test]
async fn a_head_has_no_body_whatever_its_length() {
    let server = Server::start([bytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n").then_wait(2 * PAUSE)]);
    let response = client(&server.url).request("HEAD", "/things").send().await.expect("a response");
    assert_eq!(
        (response.len(), response.headers().get("content-length").map(|length| length.as_bytes())),
        (0, Some(&b"99"[..]))
    );
}

#[test]
fn control_characters_in_headers_are_refused() {
    let client = client("http://127.0.0.1:1");
    for value in ["a\0b", "a\r\nX: y", "a\nb", "a\rb", "\u{7f}"] {
        let outcome = client.prepare(&kinds::List::builder().trace(value).build());
        assert!(matches!(outcome, Err(Error::Argument(_))), "{value:?}");
    }
}

#[tokio::test]
async fn proxies_are_those_of_the_http_client() {
    let proxy =
        Server::start([response("200 OK", "", "[]"), response("407 Proxy Authentication Required", "", "planted-key")]);
    let address = proxy.url.replace("http://", "http://planted-user:planted-key@");
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::http(address).expect("a proxy")).build();
    let builder =
        kinds::Client::builder().key("planted-key").base_url("http://things.example").retries(Retries::none());
    let builder = builder.http_client(http.expect("a client")).with(|options| options.allow_http());
    let client = builder.build().expect("a client");
    assert!(client.list().send().await.is_ok());
    let request = proxy.request();
    assert_eq!(line(&request), "GET http://things.example/things?api_key=planted-key HTTP/1.1");
    assert_eq!(header(&request, "proxy-authorization"), Some("Basic cGxhbnRlZC11c2VyOnBsYW50ZWQta2V5"));
    assert_eq!(body(&request), "");
    let error = client.list().send().await.expect_err("refused");
    assert!(error.status().is_some_and(|status| status == 407) && !format!("{error} {error:?}").contains("planted"));
}
