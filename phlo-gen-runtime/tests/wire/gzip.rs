//! Responses that are compressed with gzip: each is decompressed once, by any transport.

use crate::kinds;
use crate::server::{Server, bytes, header, response};
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use phlo_gen_runtime::__private::reqwest;
use phlo_gen_runtime::Error;
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PAUSE: Duration = Duration::from_millis(500);

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

fn builder(url: &str) -> kinds::ClientBuilder {
    kinds::Client::builder().key("k").base_url(url)
}

fn client(url: &str) -> kinds::Client {
    builder(url).build().expect("a client")
}

/// The name of the only element of a list, and whether the response has headers for its encoding or its compressed
/// length.
async fn list(client: &kinds::Client) -> Result<(String, bool), Error> {
    let response = client.list().send().await?;
    let is_told = ["content-encoding", "content-length"].iter().any(|name| response.headers().contains_key(*name));
    Ok((response.into_inner().into_iter().next().map(|thing| thing.name).unwrap_or_default(), is_told))
}

#[tokio::test]
async fn members_make_one_response() {
    let members = [gzipped("[{\"name\""), gzipped(""), gzipped(":\"a\"}]")].concat();
    let server = Server::start([response("200 OK", "Content-Encoding: gzip\r\n", members)]);
    assert_eq!(list(&client(&server.url)).await.expect("a response"), ("a".to_owned(), false));
    assert_eq!(header(&server.request(), "accept-encoding"), Some("gzip"));
}

#[tokio::test]
#[cfg(feature = "hyper")]
async fn responses_over_hyper_are_decompressed() {
    let transport = phlo_gen_runtime::transport::Hyper::new().expect("TLS");
    let server = Server::start([response("200 OK", "Content-Encoding: gzip\r\n", gzipped("[{\"name\":\"a\"}]"))]);
    let client = builder(&server.url).transport(transport).build().expect("a client");
    assert_eq!(list(&client).await.expect("a response"), ("a".to_owned(), false));
    assert_eq!(header(&server.request(), "accept-encoding"), Some("gzip"));
}

/// With `--features reqwest/gzip` it decompresses responses itself; otherwise the runtime does.
#[tokio::test]
async fn a_custom_client_may_decompress() {
    let server = Server::start([response("200 OK", "Content-Encoding: gzip\r\n", gzipped("[{\"name\":\"a\"}]"))]);
    let client = builder(&server.url).http_client(reqwest::Client::new()).build().expect("a client");
    assert_eq!(list(&client).await.expect("a response"), ("a".to_owned(), false));
}

#[tokio::test]
async fn a_stream_is_decompressed_while_it_is_received() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let mut script = bytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n\r\n");
    for line in ["first\n", "second\n"] {
        encoder.write_all(line.as_bytes()).and_then(|()| encoder.flush()).expect("memory");
        script = script.then(std::mem::take(encoder.get_mut())).then_wait(PAUSE);
    }
    let server = Server::start([script.then(encoder.finish().expect("memory"))]);
    let mut stream = client(&server.url).list().send().stream().await.expect("headers");
    assert!(!stream.headers().contains_key("content-encoding"));
    let start = Instant::now();
    for (line, limit) in [("first", PAUSE), ("second", 2 * PAUSE)] {
        assert_eq!(stream.line().await.expect("a line").as_deref(), Some(line));
        assert!(start.elapsed() < limit, "{line} after {:?}", start.elapsed());
    }
    assert_eq!(stream.line().await.expect("the end"), None);
}

#[tokio::test]
async fn a_response_without_a_body_is_not_decompressed() {
    let headers = "Connection: close\r\nContent-Encoding: gzip\r\n";
    let server = Server::start([
        bytes(format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: 99\r\n\r\n")),
        bytes(format!("HTTP/1.1 204 No Content\r\n{headers}\r\n")),
        bytes(format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: 0\r\n\r\n")),
        bytes(format!("HTTP/1.1 304 Not Modified\r\n{headers}Content-Length: 99\r\n\r\n")),
    ]);
    let client = client(&server.url);
    for method in ["HEAD", "GET", "GET"] {
        let response = client.request(method, "/things").send().await.expect("a response");
        assert!(
            response.is_empty() && !response.headers().contains_key("content-encoding"),
            "{:?}",
            response.headers()
        );
    }
    let error = client.request("GET", "/things").send().await.expect_err("nothing new");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(304));
}

#[tokio::test]
async fn an_error_response_is_decompressed() {
    let server = Server::start([response("404 Not Found", "Content-Encoding: gzip\r\n", gzipped("no such list"))]);
    let error = client(&server.url).list().send().await.expect_err("refused");
    assert_eq!(error.to_string(), "List things: 404 Not Found: no such list");
}

/// A client whose transport returns this response for each request.
fn given(encoding: Option<&'static str>, body: Vec<u8>) -> kinds::Client {
    let builder = kinds::Client::builder().key("k").transport(move |request: http::Request<_>| {
        assert_eq!(request.headers().get("accept-encoding").map(|encoding| encoding.as_bytes()), Some(&b"gzip"[..]));
        let mut response = http::Response::new(ResponseBody::from(bytes::Bytes::from(body.clone())));
        let encoding = encoding.map(|encoding| (http::header::CONTENT_ENCODING, encoding.parse().expect("a value")));
        response.headers_mut().extend(encoding);
        async { Ok::<_, SendError>(response) }
    });
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_custom_transport_may_leave_it_compressed() {
    let body = gzipped("[{\"name\":\"a\"}]");
    for encoding in ["gzip", "X-GZip"] {
        assert_eq!(list(&given(Some(encoding), body.clone())).await.expect("a response"), ("a".to_owned(), false));
    }
    let mut twice = GzEncoder::new(Vec::new(), Compression::default());
    twice.write_all(&body).expect("memory");
    let twice = twice.finish().expect("memory");
    assert_eq!(list(&given(Some("gzip, gzip"), twice)).await.expect("a response"), ("a".to_owned(), false));
    let mut deflated = ZlibEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(b"[{\"name\":\"a\"}]").expect("memory");
    let deflated = deflated.finish().expect("memory");
    assert_eq!(list(&given(Some("deflate"), deflated)).await.expect("a response"), ("a".to_owned(), false));
}

#[tokio::test]
async fn an_encoding_that_cannot_be_read_is_named() {
    for (encoding, name) in [("br", "br"), ("ZSTD", "zstd"), ("gzip, br", "br")] {
        let error = list(&given(Some(encoding), b"\x0b\x02\x80[]\x03".to_vec())).await.expect_err("bytes");
        assert_eq!(
            error.to_string(),
            format!(
                "List things: the server has accepted the call (200 OK), and its response cannot be read: its encoding \
                 is `{name}`, which was not asked for and cannot be decompressed: gzip and deflate can"
            )
        );
    }
    let raw = given(Some("br"), b"\x0b\x02\x80[]\x03".to_vec()).request("GET", "/a").send().await;
    assert!(raw.is_err_and(|error| error.to_string().contains("`br`")));
    // Without a body there is nothing to decompress.
    assert!(given(Some("br"), Vec::new()).request("HEAD", "/a").send().await.is_ok());
    // Who asks for an encoding gets its bytes, and is told.
    let server = Server::start([response("200 OK", "Content-Encoding: br\r\n", "packed")]);
    let client = client(&server.url);
    let call = client.request("GET", "/a").with(|call| call.header("Accept-Encoding", "gzip, br;q=0.1"));
    let response = call.send().await.expect("bytes");
    assert_eq!((response.text().as_ref(), response.headers().contains_key("content-encoding")), ("packed", true));
}

#[tokio::test]
async fn a_response_is_not_decompressed_twice() {
    let client = given(None, b"[{\"name\":\"a\"}]".to_vec());
    assert_eq!(list(&client).await.expect("a response"), ("a".to_owned(), false));
    // A compressed file stays compressed.
    let file = gzipped("a file");
    let response = given(None, file.clone()).request("GET", "/a.gz").send().await.expect("a response");
    assert_eq!(response.body(), &file);
}

#[tokio::test]
async fn a_request_may_name_its_encodings() {
    let server =
        Server::start([response("200 OK", "", "[]"), response("200 OK", "Content-Encoding: gzip\r\n", gzipped("[]"))]);
    let client = client(&server.url);
    for encodings in ["identity", "br, gzip"] {
        let call = client.list().with(|call| call.header("Accept-Encoding", encodings));
        assert!(call.send().await.is_ok(), "{encodings}");
    }
    let requests = server.requests();
    let encodings: Vec<_> = requests.iter().filter_map(|request| header(request, "accept-encoding")).collect();
    assert_eq!(encodings, ["identity", "br, gzip"]);
}

#[tokio::test]
async fn hooks_see_the_sent_request_and_the_decompressed_response() {
    let server = Server::start([response("200 OK", "Content-Encoding: gzip\r\n", gzipped("[]"))]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (before, after) = (Arc::clone(&seen), Arc::clone(&seen));
    let client = builder(&server.url).with(|options| {
        let options = options.before(move |request| {
            before.lock().expect("no panic").push(request.headers().contains_key("accept-encoding"));
        });
        options.after(move |response| {
            after.lock().expect("no panic").push(response.headers().contains_key("content-encoding"));
        })
    });
    assert!(client.build().expect("a client").list().send().await.is_ok());
    assert_eq!(*seen.lock().expect("no panic"), [false, false]);
}
