//! Targets that reqwest would change, sent by hyper as they were prepared.

use crate::kinds;
use crate::server::{Server, body, header, line, response};
use phlo_gen_runtime::transport::Hyper;
use phlo_gen_runtime::{Error, File, Retries};
use std::time::Duration;

fn client(url: &str) -> kinds::Client {
    let builder = kinds::Client::builder()
        .key("k")
        .base_url(url)
        .transport(Hyper::new().expect("a transport").allow_dot_segments());
    builder.retries(Retries::none()).timeout(Duration::from_secs(5)).build().expect("a client")
}

#[tokio::test]
async fn a_target_is_sent_as_it_is() {
    let server = Server::start((0..3).map(|_| response("200 OK", "", "")));
    let client = client(&server.url);
    for target in ["/a/../b/./c?q='", "/%2e%2e/a//b|", "/a;b?x=\"1\"&&y"] {
        assert!(client.request("GET", target).send().await.is_ok(), "{target}");
    }
    let requests = server.requests();
    let lines: Vec<&str> = requests.iter().map(|request| line(request)).collect();
    assert_eq!(
        lines,
        [
            "GET /a/../b/./c?q=%27&api_key=k HTTP/1.1",
            "GET /%2e%2e/a//b|?api_key=k HTTP/1.1",
            "GET /a;b?x=%221%22&&y&api_key=k HTTP/1.1"
        ]
    );
    assert_eq!(header(&requests[0], "host"), server.url.strip_prefix("http://"));
}

#[tokio::test]
async fn bodies_are_sent_as_by_reqwest() {
    let server = Server::start([response("200 OK", "", "[]"), response("200 OK", "", ""), response("200 OK", "", "")]);
    let client = client(&server.url);
    assert!(client.post().id("7").send().await.is_ok());
    assert!(client.ping().send().await.is_ok());
    let path = std::env::temp_dir().join(format!("phlo-gen-exact-{}.txt", std::process::id()));
    std::fs::write(&path, "from the disk").expect("a file");
    assert!(client.upload().photo(File::from_path(&path)).send().await.is_ok());
    std::fs::remove_file(&path).expect("the file");
    let requests = server.requests();
    assert_eq!((body(&requests[0]), header(&requests[0], "content-length")), ("{\"a\":1}", Some("7")));
    assert_eq!((body(&requests[1]), header(&requests[1], "content-length")), ("", Some("0")));
    assert!(body(&requests[2]).contains("from the disk"));
    assert_eq!(header(&requests[2], "transfer-encoding"), None);
}

#[tokio::test]
async fn failures_are_distinguished() {
    let error = client("http://127.0.0.1:1").ping().send().await.expect_err("nobody");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error}");
    let plain = Server::start([crate::server::bytes("HTTP/1.1 400 Bad Request\r\n\r\n").then_reset()]);
    let error = client(&plain.url.replace("http:", "https:")).ping().send().await.expect_err("no TLS");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error}");
    let gone = Server::start([crate::server::bytes("")]);
    let error = client(&gone.url).ping().send().await.expect_err("a hangup");
    assert!(matches!(&error, Error::Transport(error) if !error.is_connect()), "{error}");
    let silent = Server::start([crate::server::bytes("").then_wait(Duration::from_secs(2))]);
    let call = client(&silent.url).ping().with(|call| call.timeout(Duration::from_millis(100)));
    assert!(call.send().await.expect_err("silence").is_timeout());
}

#[tokio::test]
async fn dot_segments_are_refused_unless_allowed() {
    let builder = kinds::Client::builder().key("k").base_url("http://127.0.0.1:1");
    let client = builder.transport(Hyper::new().expect("a transport")).build().expect("a client");
    for target in ["/a/../b", "/%2e%2E/b", "/a/.", "/a\\..\\b"] {
        let error = client.request("GET", target).send().await.expect_err("refused");
        assert!(matches!(&error, Error::Argument(_)), "{target}: {error}");
    }
}

#[tokio::test]
async fn connecting_has_a_timeout_that_includes_tls() {
    // It accepts the connection and says nothing.
    let server = Server::start([crate::server::bytes("").then_wait(Duration::from_secs(5))]);
    let transport = Hyper::with_connect_timeout(Duration::from_millis(100)).expect("a transport");
    let builder = kinds::Client::builder().key("k").base_url(server.url.replace("http:", "https:"));
    let client = builder.transport(transport).retries(Retries::none()).build().expect("a client");
    let start = std::time::Instant::now();
    let error = client.ping().send().await.expect_err("no handshake");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error}");
    assert!(start.elapsed() < Duration::from_secs(2));
}
