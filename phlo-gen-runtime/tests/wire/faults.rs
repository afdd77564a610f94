//! Faulty servers: each fault causes a descriptive error, in time, and no POST is sent twice.

use crate::kinds;
use crate::server::{Script, Server, body, bytes, line, response};
use phlo_gen_runtime::{Error, Retries};
use std::time::{Duration, Instant};

const TIMEOUT: Duration = Duration::from_millis(400);

/// The outcome of a GET and a POST at a server that handles both in the same way.
async fn faults(script: impl Fn() -> Script) -> [Result<String, Error>; 2] {
    let outcomes = faults_by(|builder| builder, &script).await;
    #[cfg(feature = "hyper")]
    {
        use phlo_gen_runtime::transport::Hyper;
        let others = faults_by(|builder| builder.transport(Hyper::new().expect("TLS")), &script).await;
        assert_eq!(others.each_ref().map(kind), outcomes.each_ref().map(kind), "{others:?} {outcomes:?}");
    }
    outcomes
}

/// What every transport makes of a fault: the response, or the kind of the error and its status.
#[cfg(feature = "hyper")]
fn kind(outcome: &Result<String, Error>) -> String {
    match outcome {
        Ok(response) => response.clone(),
        Err(error) => format!("{:?} {:?}", std::mem::discriminant(error), error.status()),
    }
}

/// The same with a transport: with each, a POST is sent once, calls end in time, and no secret is shown.
async fn faults_by(
    transport: fn(kinds::ClientBuilder) -> kinds::ClientBuilder,
    script: &impl Fn() -> Script,
) -> [Result<String, Error>; 2] {
    let server = Server::start((0..8).map(|_| script()));
    let client = transport(builder(&server.url)).build().expect("a client");
    let start = Instant::now();
    let get = client.list().send().await.map(|response| format!("{} {} things", response.status(), response.len()));
    let gets = server.requests().len();
    let post = client.upload().photo(phlo_gen_runtime::File::from_bytes("a.png", "planted-photo")).send().await;
    let post = post.map(|response| format!("{} {} bytes", response.status(), response.body().len()));
    assert_eq!(server.requests().len() - gets, 1, "a POST is sent once");
    assert!(start.elapsed() < 2 * TIMEOUT + Duration::from_millis(500), "it took {:?}", start.elapsed());
    for error in [get.as_ref().err(), post.as_ref().err()].into_iter().flatten() {
        let text = format!("{error} {error:?} {:?}", std::error::Error::source(error).map(ToString::to_string));
        assert!(!text.contains("planted"), "{text}");
    }
    [get, post]
}

fn client(url: &str) -> kinds::Client {
    builder(url).build().expect("a client")
}

fn builder(url: &str) -> kinds::ClientBuilder {
    let retries = Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(2));
    kinds::Client::builder().key("planted-key").base_url(url).timeout(TIMEOUT).retries(retries)
}

async fn errors(script: impl Fn() -> Script) -> [Error; 2] {
    faults(script).await.map(|outcome| outcome.expect_err("a fault"))
}

fn is_transport(error: &Error) -> bool {
    matches!(error, Error::Transport(error) if !error.is_connect())
}

fn is_decode(error: &Error) -> bool {
    matches!(error, Error::Decode(_))
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

const OK: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

#[tokio::test]
async fn a_reset_before_the_headers() {
    let [get, post] = errors(|| bytes("").then_reset()).await;
    assert!(is_transport(&get) && is_transport(&post), "{get:?} {post:?}");
    assert_eq!((get.attempts(), post.attempts()), (3, 1));
}

#[tokio::test]
async fn a_reset_within_the_status_line() {
    let [get, post] = errors(|| bytes("HTTP/1.1 20").then_wait(Duration::from_millis(20)).then_reset()).await;
    assert!(is_transport(&get) && is_transport(&post), "{get:?} {post:?}");
}

#[tokio::test]
async fn a_reset_within_the_headers() {
    let [get, post] = errors(|| bytes("HTTP/1.1 200 OK\r\nContent-Le")).await;
    assert!(is_transport(&get) && is_transport(&post), "{get:?} {post:?}");
}

#[tokio::test]
async fn a_reset_after_the_headers() {
    let head = format!("{OK}Content-Length: 9\r\n\r\n");
    let [get, post] = errors(|| bytes(&head).then_wait(Duration::from_millis(50)).then_reset()).await;
    assert!(is_decode(&get) && is_decode(&post), "{get:?} {post:?}");
    assert_eq!((get.attempts(), status(&post)), (1, Some(200)));
}

#[tokio::test]
async fn a_reset_within_the_body() {
    let head = format!("{OK}Content-Length: 9\r\n\r\n[[");
    let [get, post] = errors(|| bytes(&head).then_wait(Duration::from_millis(50)).then_reset()).await;
    assert!(is_decode(&get) && is_decode(&post), "{get:?} {post:?}");
    assert_eq!((get.attempts(), post.body().map(|body| body.len())), (1, Some(2)));
}

#[tokio::test]
async fn headers_that_do_not_come() {
    let errors = errors(|| bytes("").then_wait(Duration::from_millis(500))).await;
    assert!(errors.iter().all(|error| error.is_timeout() && error.status().is_none()), "{errors:?}");
}

#[tokio::test]
async fn slow_headers() {
    let errors = errors(|| bytes("HTTP/1.1 200 OK\r\n").then_forever("X: y\r\n", Duration::from_millis(30))).await;
    assert!(errors.iter().all(Error::is_timeout), "{errors:?}");
}

#[tokio::test]
async fn endless_headers() {
    let row = format!("X: {}\r\n", "y".repeat(1000));
    let errors = errors(|| bytes("HTTP/1.1 200 OK\r\n").then_forever(&row, Duration::ZERO)).await;
    assert!(errors.iter().all(is_transport), "{errors:?}");
}

#[tokio::test]
async fn a_body_that_does_not_come() {
    let head = format!("{OK}Content-Length: 9\r\n\r\n");
    let errors = errors(|| bytes(&head).then_wait(Duration::from_millis(500))).await;
    assert!(errors.iter().all(|error| error.is_timeout() && status(error) == Some(200)), "{errors:?}");
}

#[tokio::test]
async fn an_endless_slow_body() {
    let head = format!("{OK}Transfer-Encoding: chunked\r\n\r\n");
    let errors = errors(|| bytes(&head).then_forever("1\r\n \r\n", Duration::from_millis(20))).await;
    assert!(errors.iter().all(|error| error.is_timeout() && !error.is_retryable()), "{errors:?}");
}

#[tokio::test]
async fn a_body_that_is_longer_than_announced() {
    let [get, post] = faults(|| bytes(format!("{OK}Content-Length: 2\r\n\r\n[] and more"))).await;
    assert_eq!(get.expect("what was announced"), "200 OK 0 things");
    assert_eq!(post.expect("what was announced"), "200 OK 2 bytes");
}

#[tokio::test]
async fn a_body_that_is_shorter_than_announced() {
    let errors = errors(|| bytes(format!("{OK}Content-Length: 20\r\n\r\n[]"))).await;
    assert!(errors.iter().all(|error| is_decode(error) && error.to_string().contains("it ended early, after 2 bytes")));
}

#[tokio::test]
async fn invalid_or_different_content_lengths() {
    for length in ["-1", "two", "99999999999999999999999", "2\r\nContent-Length: 3"] {
        let errors = errors(|| bytes(format!("{OK}Content-Length: {length}\r\n\r\n[]"))).await;
        assert!(errors.iter().all(is_transport), "{length}: {errors:?}");
    }
}

#[tokio::test]
async fn invalid_chunks() {
    for chunks in ["zz\r\n[]\r\n0\r\n\r\n", "2\r\n[]", "2\r\n[]xx0\r\n\r\n", "ffffffffffffffffff\r\n[]"] {
        let errors = errors(|| bytes(format!("{OK}Transfer-Encoding: chunked\r\n\r\n{chunks}"))).await;
        assert!(errors.iter().all(is_decode), "{chunks}: {errors:?}");
    }
}

#[tokio::test]
async fn truncated_gzip() {
    const GZIP: &[u8] = include_bytes!("response.json.gz");
    let half = &GZIP[..GZIP.len() / 2];
    let errors = errors(|| response("200 OK", "Content-Encoding: gzip\r\n", half)).await;
    assert!(errors.iter().all(is_decode), "{errors:?}");
}

#[tokio::test]
async fn invalid_gzip() {
    let errors = errors(|| response("200 OK", "Content-Encoding: gzip\r\n", "[] as it is")).await;
    assert!(errors.iter().all(is_decode), "{errors:?}");
}

#[tokio::test]
async fn a_body_that_is_not_utf8() {
    let [get, _] = faults(|| response("200 OK", "", b"[{\"name\":\"\xff\xfe\"}]")).await;
    let error = get.expect_err("no UTF-8");
    assert!(is_decode(&error) && error.to_string().contains("expected UTF-8"), "{error}");
}

#[tokio::test]
async fn html_instead_of_json() {
    let [get, post] =
        faults(|| response("200 OK", "Content-Type: text/html\r\n", "<html>Log in: planted-key</html>")).await;
    let error = get.expect_err("no JSON");
    assert!(is_decode(&error) && error.to_string().contains("found `<` at byte 0"), "{error}");
    assert!(post.is_ok());
}

#[tokio::test]
async fn json_that_is_nested_too_deep() {
    let [get, _] = faults(|| response("200 OK", "", "[".repeat(200_000))).await;
    assert!(is_decode(&get.expect_err("too deep")));
}

#[tokio::test]
async fn informational_responses_come_first() {
    let [get, _] = faults(|| {
        bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
            .then(format!("{OK}Content-Length: 2\r\n\r\n[]"))
    })
    .await;
    assert_eq!(get.expect("the response behind them"), "200 OK 0 things");
}

#[tokio::test]
async fn endless_informational_responses() {
    let errors = errors(|| bytes("").then_forever("HTTP/1.1 102 Processing\r\n\r\n", Duration::from_millis(10))).await;
    assert!(errors.iter().all(Error::is_timeout), "{errors:?}");
}

#[tokio::test]
async fn a_204_with_a_body() {
    let [get, post] =
        faults(|| bytes("HTTP/1.1 204 No Content\r\nConnection: close\r\nContent-Length: 2\r\n\r\n[]")).await;
    assert!(is_decode(&get.expect_err("there is none")));
    assert_eq!(post.expect("nothing"), "204 No Content 0 bytes");
}

#[tokio::test]
async fn responses_that_are_not_http() {
    for bytes_sent in [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\0\0\0\0",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 OK\r\n\r\n",
    ] {
        let errors = errors(|| bytes(bytes_sent)).await;
        assert!(errors.iter().all(is_transport), "{bytes_sent:?}: {errors:?}");
    }
}

#[tokio::test]
async fn unknown_statuses() {
    for code in [299_u16, 399, 499, 599, 999] {
        let outcomes = faults(|| response(&format!("{code} Odd"), "", "[]")).await;
        for outcome in outcomes {
            match outcome {
                Ok(text) => assert!(code == 299 && text.starts_with("299")),
                Err(error) => assert_eq!(status(&error), Some(code), "{error}"),
            }
        }
    }
}

#[tokio::test]
async fn headers_that_are_not_text() {
    let [get, _] = faults(|| {
        bytes(b"HTTP/1.1 429 \xff\r\nRetry-After: \xff\r\nX: \xff\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    })
    .await;
    assert_eq!(status(&get.expect_err("slow")), Some(429));
}

#[tokio::test]
async fn redirects_that_are_refused() {
    for location in ["ftp://h/", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x"] {
        let errors = errors(|| response("307 There", &format!("Location: {location}\r\n"), "")).await;
        assert!(errors.iter().all(|error| is_transport(error) && !error.is_retryable()), "{errors:?}");
    }
}

#[tokio::test]
async fn redirects_to_invalid_urls() {
    for location in ["http://", "http://[::1", "https://a b/", "http://h:99999/"] {
        let errors = errors(|| response("302 There", &format!("Location: {location}\r\n"), "")).await;
        assert!(errors.iter().all(|error| status(error) == Some(302)), "{location}: {errors:?}");
    }
}

#[tokio::test]
async fn an_encoded_line_break_in_a_redirect_adds_no_header() {
    let there = Server::start([response("200 OK", "", "[]")]);
    let location = format!("Location: {}/a%0d%0aX: y\tz\r\n", there.url);
    let here = Server::start([response("302 There", &location, "")]);
    assert!(client(&here.url).list().send().await.is_ok());
    assert_eq!(line(&there.request()), "GET /a%0d%0aX:%20yz HTTP/1.1");
}

#[tokio::test]
async fn a_path_cannot_be_left() {
    let client = client("http://127.0.0.1:1");
    for id in ["", ".", "..", "%2e%2e/../x"] {
        let outcome = client.prepare(&kinds::Note::builder().id(id).text("t").build());
        match id {
            "%2e%2e/../x" => {
                let path = outcome.expect("it is encoded").uri().path().to_owned();
                assert_eq!(path, "/notes/%252e%252e%2F..%2Fx");
            }
            _ => assert!(matches!(outcome, Err(Error::Argument(_))), "{id:?}"),
        }
    }
}

#[tokio::test]
async fn a_path_argument_is_one_segment() {
    for (id, path) in [
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("a?b#c", "a%3Fb%23c"),
        ("a\r\nX: y", "a%0D%0AX:%20y"),
        ("a\0", "a%00"),
        ("%00", "%2500"),
        ("\u{202e}", "%E2%80%AE"),
    ] {
        let server = Server::start([response("200 OK", "", "")]);
        assert!(client(&server.url).note().id(id).text("t").send().await.is_ok(), "{id:?}");
        assert_eq!(line(&server.request()), format!("PATCH /notes/{path} HTTP/1.1"));
    }
}

#[tokio::test]
async fn a_form_cannot_gain_a_part() {
    let server = Server::start([response("200 OK", "", "")]);
    let file = phlo_gen_runtime::File::from_bytes("a\"\r\nX: y", "c");
    assert!(client(&server.url).upload().photo(file).caption("b\r\n--x").send().await.is_ok());
    let request = server.request();
    assert!(
        body(&request).contains("filename=\"a%22%0D%0AX: y\"\r\n") && body(&request).contains("\r\n\r\nb\r\n--x\r\n")
    );
}

#[tokio::test]
async fn no_server_is_listening() {
    let client = client("http://127.0.0.1:1");
    let start = Instant::now();
    let error = client.list().send().await.expect_err("nobody");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error:?}");
    assert!(start.elapsed() < TIMEOUT);
}

#[tokio::test]
async fn an_unknown_host_name() {
    let client = client("https://no-such-host.invalid");
    let error = client.list().send().await.expect_err("nobody");
    assert!(error.is_timeout() || matches!(&error, Error::Transport(error) if error.is_connect()), "{error:?}");
}

#[tokio::test]
async fn tls_to_a_plain_server() {
    let server = Server::start((0..5).map(|_| response("400 Bad Request", "", "").then_reset()));
    let client = client(&server.url.replace("http:", "https:"));
    let error = client.ping().send().await.expect_err("no TLS");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error:?}");
}

#[tokio::test]
async fn a_refusal_of_the_proxy_says_so() {
    let [get, _] = faults(|| response("407 Proxy Authentication Required", "", "who are you?")).await;
    let error = get.expect_err("refused");
    let text = error.to_string();
    assert!(text.contains("407 Proxy Authentication Required, from the proxy: who are you?"), "{text}");
}
