//! User-defined transports: the rest of the runtime works as usual.

use crate::kinds;
use crate::server::{Server, header, response};
use phlo_gen_runtime::transport::{Reqwest, ResponseBody, ResponseFuture, SendError, Transport};
use phlo_gen_runtime::{Body, Error, Retries};
use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

type Outcome = Result<http::Response<ResponseBody>, SendError>;

fn client(transport: impl Transport) -> kinds::Client {
    let retries = Retries::default().backoff(Duration::ZERO, Duration::ZERO);
    kinds::Client::builder().key("hunter2").transport(transport).retries(retries).build().expect("a client")
}

fn respond(status: u16, headers: &[(&str, &str)], body: &'static str) -> Outcome {
    let mut response = http::Response::new(ResponseBody::from(body));
    *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
    for (name, value) in headers {
        let name = http::HeaderName::from_bytes(name.as_bytes()).expect("a name");
        response.headers_mut().append(name, value.parse().expect("a value"));
    }
    Ok(response)
}

#[tokio::test]
async fn a_function_is_a_transport() {
    let client = client(|request: http::Request<Body>| async move {
        assert_eq!(request.uri(), "https://kinds.example.com/v2/things?api_key=hunter2");
        assert_eq!((request.method(), request.body().size()), (&http::Method::GET, Some(0)));
        respond(200, &[("x-id", "7")], r#"[{"name":"a"}]"#)
    });
    let list = client.list().send().await.expect("a response");
    assert_eq!(list.first().map(|thing| thing.name.as_str()), Some("a"));
    assert_eq!(list.headers().get("x-id").map(|id| id.as_bytes()), Some(&b"7"[..]));
}

#[tokio::test]
async fn retries_and_redirects_apply_to_a_custom_transport() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let client = client(move |request: http::Request<Body>| {
        let count = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            match count {
                0 => Err(SendError::other("reset")),
                1 => respond(503, &[], ""),
                2 => respond(302, &[("location", "https://elsewhere.example.com/there?api_key=hunter2")], ""),
                _ => {
                    assert_eq!(request.uri(), "https://elsewhere.example.com/there");
                    respond(200, &[], "[]")
                }
            }
        }
    });
    assert!(client.list().send().await.is_ok());
    assert_eq!(count.load(Ordering::Relaxed), 4);
}

#[tokio::test]
async fn a_send_error_keeps_its_kind() {
    let error = |failure: fn() -> SendError| async move {
        let client = client(move |_| async move { Err(failure()) });
        client.ping().send().await.expect_err("a failure")
    };
    let connect = error(|| SendError::connect("nobody")).await;
    assert!(matches!(&connect, Error::Transport(error) if error.is_connect()));
    assert_eq!(connect.to_string(), "Ping: no connection to https://kinds.example.com: nobody (after 3 attempts)");
    let other = error(|| SendError::other("cut")).await;
    assert_eq!(
        (other.to_string().as_str(), other.is_retryable()),
        ("Ping: the request failed in transit to https://kinds.example.com: cut", true)
    );
    assert!(error(SendError::timeout).await.is_timeout());
}

#[tokio::test]
async fn the_timeout_applies_to_a_custom_transport() {
    let client = client(|_| std::future::pending::<Outcome>());
    let call = client.list().with(|call| call.timeout(Duration::from_millis(50)));
    assert!(call.send().await.expect_err("no response").is_timeout());
}

/// A layer that adds a header.
struct Tagged(Reqwest);

impl Transport for Tagged {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture<'_> {
        request.headers_mut().insert("x-tag", http::HeaderValue::from_static("t"));
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_layer_wraps_reqwest() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let builder = kinds::Client::builder().key("k").base_url(&server.url);
    let http = phlo_gen_runtime::__private::reqwest::Client::new();
    let client = builder.transport(Tagged(Reqwest::new(http))).build().expect("a client");
    assert!(client.list().send().await.is_ok());
    assert_eq!(header(&server.request(), "x-tag"), Some("t"));
}

#[tokio::test]
async fn a_service_of_tower_is_a_transport() {
    use tower::ServiceExt;
    let service = tower::service_fn(|_: http::Request<Body>| async { respond(200, &[], "[]") });
    let service = tower::ServiceBuilder::new().concurrency_limit(1).service(service);
    let client = client(move |request| service.clone().oneshot(request));
    let (one, two) = tokio::join!(client.list().send().into_future(), client.list().send().into_future());
    assert!(one.is_ok() && two.is_ok());
}

#[tokio::test]
async fn hooks_see_every_request_and_every_response() {
    let server = Server::start([
        response("503 Busy", "", ""),
        response("302 There", "Location: /there\r\n", ""),
        response("200 OK", "X-Left: 7\r\n", "[]"),
    ]);
    let seen = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&seen);
    let builder = kinds::Client::builder().key("k").base_url(&server.url).with(|options| {
        let options = options.before(|request| {
            request.headers_mut().insert("x-hook", http::HeaderValue::from_static("h"));
        });
        options.after(move |response| {
            counted.fetch_add(u32::from(response.status().as_u16()), Ordering::Relaxed);
        })
    });
    assert!(builder.build().expect("a client").list().send().await.is_ok());
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| header(request, "x-hook") == Some("h")));
    assert_eq!(seen.load(Ordering::Relaxed), 503 + 302 + 200);
}

#[tokio::test]
async fn no_redirect_leaves_https() {
    for location in ["http://kinds.example.com/", "HTTP://127.0.0.1/", "ws://kinds.example.com/", "//u:p@h/x"] {
        let client = client(move |request: http::Request<Body>| async move {
            match request.uri().host() {
                Some("kinds.example.com") => respond(307, &[("location", location)], ""),
                _ => respond(418, &[], ""),
            }
        });
        let error = client.list().send().await.expect_err("no way");
        let is_refused = matches!(&error, Error::Transport(_)) && !error.is_retryable();
        assert!(is_refused || error.status().is_some_and(|status| status.as_u16() == 418), "{location}: {error}");
        assert_eq!(is_refused, !location.starts_with("//"), "{location}");
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn a_dropped_call_does_not_affect_the_client() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let client = client(move |_| {
        let count = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            if count == 0 {
                std::future::pending::<()>().await;
            }
            respond(200, &[], "[]")
        }
    });
    let first = std::future::IntoFuture::into_future(client.list().send());
    assert!(tokio::time::timeout(Duration::from_millis(20), first).await.is_err());
    assert!(client.list().send().await.is_ok());
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_refused_once() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let client = client(move |_: http::Request<Body>| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Err(SendError::connect("invalid peer certificate: UnknownIssuer")) }
    });
    let error = client.list().send().await.expect_err("no connection");
    assert_eq!(count.load(Ordering::Relaxed), 1);
    assert!(!error.is_retryable() && error.to_string().contains("builder.tls_certs_merge([certificate])"), "{error}");
}

#[tokio::test]
async fn a_refused_call_names_the_settings_that_authorize_it() {
    let refused = client(|_: http::Request<Body>| async { respond(401, &[], "no") });
    let error = refused.list().send().await.expect_err("it is refused").to_string();
    assert_eq!(error, "List things: 401 Unauthorized: no; it was authorized with the settings `key`");
    let own = refused.list().with(|call| call.header("Authorization", "mine")).send().await.expect_err("it is refused");
    assert_eq!(own.to_string(), "List things: 401 Unauthorized: no");
}
