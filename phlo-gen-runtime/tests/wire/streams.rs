//! Responses that are read as streams.

use crate::kinds;
use crate::server::{Script, Server, bytes, response};
use phlo_gen_runtime::{Error, Stream};
use std::time::Duration;

const CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Id: 7\r\n\r\n";
const SHORT: Duration = Duration::from_millis(100);

async fn open(script: Script) -> Result<Stream, Error> {
    open_for(2 * SHORT, script).await
}

/// A client with this idle timeout.
async fn open_for(patience: Duration, script: Script) -> Result<Stream, Error> {
    let server = Server::start([script]);
    let client = kinds::Client::builder().key("planted").base_url(&server.url).timeout(3 * SHORT);
    let client = client.with(|options| options.idle_timeout(patience).response_limit(1000)).build().expect("a client");
    client.list().send().stream().await
}

fn chunk(text: &str) -> String {
    format!("{:x}\r\n{text}\r\n", text.len())
}

#[tokio::test]
async fn chunks_are_received_before_the_end_and_after_the_timeout() {
    let script =
        ["a", "b", "c", "d"].into_iter().fold(bytes(CHUNKED), |script, text| script.then(chunk(text)).then_wait(SHORT));
    let mut stream = open_for(100 * SHORT, script.then("0\r\n\r\n")).await.expect("headers");
    assert_eq!((stream.status().as_u16(), stream.headers().get("x-id").is_some()), (200, true));
    let mut all = Vec::new();
    while let Some(chunk) = stream.chunk().await.expect("a chunk") {
        all.push(chunk);
    }
    assert_eq!(all, ["a", "b", "c", "d"]);
}

#[tokio::test]
async fn a_too_long_pause_ends_the_stream() {
    let mut stream = open(bytes(CHUNKED).then(chunk("a")).then_wait(Duration::from_secs(1))).await.expect("headers");
    assert!(stream.chunk().await.is_ok_and(|chunk| chunk.is_some()));
    let error = stream.chunk().await.expect_err("a pause");
    assert!(error.is_timeout() && !error.is_retryable(), "{error}");
}

#[tokio::test]
async fn a_truncated_stream_is_an_error() {
    let mut stream = open(bytes(CHUNKED).then(chunk("a"))).await.expect("headers");
    assert!(stream.chunk().await.is_ok_and(|chunk| chunk.is_some()));
    let error = stream.chunk().await.expect_err("no end");
    assert!(
        matches!(&error, Error::Decode(_)) && error.to_string().contains("it ended early, after 1 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn an_error_response_is_not_a_stream() {
    let error = open(response("404 Not Found", "", "planted")).await.expect_err("refused");
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"planted"[..]));
    assert!(!format!("{error} {error:?}").contains("planted"));
}

#[tokio::test]
async fn lines_are_joined_from_chunks() {
    let script =
        ["{\"a\"", ":1}\r\n{", "}\n\nlast"].into_iter().fold(bytes(CHUNKED), |script, text| script.then(chunk(text)));
    let mut stream = open(script.then("0\r\n\r\n")).await.expect("headers");
    let mut all = Vec::new();
    while let Some(line) = stream.line().await.expect("a line") {
        all.push(line);
    }
    assert_eq!(all, ["{\"a\":1}", "{}", "", "last"]);
}

#[tokio::test]
async fn an_endless_line_exceeds_the_limit() {
    let mut stream = open(bytes(CHUNKED).then_forever(chunk(&"x".repeat(100)), Duration::ZERO)).await.expect("headers");
    assert!(matches!(stream.line().await, Err(Error::Decode(error)) if error.is_too_long()));
}

#[tokio::test]
async fn events_are_read() {
    let script =
        bytes(CHUNKED).then(chunk("event: new\ndata: a\n")).then(chunk("data: b\r\n\r")).then(chunk("\ndata: c\n\n"));
    let mut stream = open(script.then("0\r\n\r\n")).await.expect("headers");
    let event = stream.event().await.expect("an event").expect("the first");
    assert_eq!((event.name.as_str(), event.data.as_str()), ("new", "a\nb"));
    assert_eq!(stream.event().await.expect("an event").map(|event| event.data).as_deref(), Some("c"));
    assert_eq!(stream.event().await.expect("the end"), None);
}

#[tokio::test]
async fn an_endless_event_exceeds_the_limit() {
    let mut stream = open(bytes(CHUNKED).then_forever(chunk("data: x\n"), Duration::ZERO)).await.expect("headers");
    assert!(matches!(stream.event().await, Err(Error::Decode(error)) if error.is_too_long()));
}

#[tokio::test]
async fn a_response_is_saved_to_a_file() {
    let path = std::env::temp_dir().join(format!("phlo-gen-stream-{}.txt", std::process::id()));
    let stream = open(response("200 OK", "", "x".repeat(5000))).await.expect("headers");
    assert_eq!(stream.save(&path).await.expect("a file"), 5000);
    assert_eq!(std::fs::read_to_string(&path).expect("a file").len(), 5000);
    let broken = open(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")).await.expect("headers");
    assert!(matches!(broken.save(&path).await, Err(Error::Decode(_))));
    assert_eq!(std::fs::read_to_string(&path).expect("the old file").len(), 5000);
    assert!(!path.with_extension("txt.part").exists());
    std::fs::remove_file(&path).expect("the file");
    let nowhere = open(response("200 OK", "", "x")).await.expect("headers").save(path.join("nowhere")).await;
    assert!(nowhere.expect_err("no folder").to_string().contains("the file cannot be written: "));
}
