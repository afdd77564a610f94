//! Servers that refuse every token.

use crate::api::{API, JSON, Probe};
use crate::recording_server::{Server, header, response};
use phlo_gen_runtime::__private as __;
#[cfg(feature = "oauth2")]
use phlo_gen_runtime::ClientOptions;
use phlo_gen_runtime::transport::{ResponseBody, SendError, Transport};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A client with the tokens 1, 2 and so on, and how many there were.
fn client(transport: impl Transport) -> (__::Client, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let source = move || {
        let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
        std::future::ready(Ok(format!("token-{number}").into()))
    };
    let builder = __::ClientBuilder::new(&API).transport(transport);
    (builder.with(|options| options.token(source)).build().expect("a client"), count)
}

/// A server that accepts tokens of these numbers at these paths.
fn accepting(is_good: impl Fn(u32, &str) -> bool + Send + Sync + 'static) -> impl Transport {
    move |request: http::Request<phlo_gen_runtime::Body>| {
        let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        let number = header.and_then(|header| header.rsplit('-').next()?.parse().ok()).unwrap_or(0);
        let mut response = http::Response::new(ResponseBody::from("{\"number\":1}"));
        if !is_good(number, request.uri().path()) {
            *response.status_mut() = http::StatusCode::UNAUTHORIZED;
        }
        std::future::ready(Ok::<_, SendError>(response))
    }
}

async fn call(client: &__::Client, path: &'static str) -> bool {
    let spec = __::Spec { auth: Some(0), path, ..JSON };
    client.bind().send_as(Box::leak(Box::new(spec)), &Probe::builder().build()).await.is_ok()
}

#[tokio::test]
async fn a_server_that_always_refuses_gets_few_tokens() {
    let (client, count) = client(accepting(|_, _| false));
    for _ in 0..100 {
        assert!(!call(&client, "/").await);
    }
    assert!(count.load(Ordering::Relaxed) <= 3, "{count:?}");
}

#[tokio::test]
async fn a_path_that_always_refuses_gets_few_tokens() {
    let (client, count) = client(accepting(|_, path| path == "/good"));
    for _ in 0..50 {
        assert!(call(&client, "/good").await);
        assert!(!call(&client, "/bad").await);
    }
    assert!(count.load(Ordering::Relaxed) <= 3, "{count:?}");
}

#[tokio::test]
async fn concurrent_refused_calls_get_few_tokens() {
    let (client, count) = client(accepting(|_, _| false));
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { call(&client, "/").await })
    });
    for call in calls.collect::<Vec<_>>() {
        assert!(!call.await.expect("no panic"));
    }
    assert!(count.load(Ordering::Relaxed) <= 3, "{count:?}");
}

#[tokio::test]
async fn a_token_that_expires_is_replaced_each_time() {
    let calls = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&calls);
    // Each token is good for ten calls.
    let (client, count) = client(accepting(move |number, _| {
        let is_good = counted.load(Ordering::Relaxed) / 10 < number;
        counted.fetch_add(u32::from(is_good), Ordering::Relaxed);
        is_good
    }));
    for _ in 0..100 {
        assert!(call(&client, "/").await);
    }
    assert_eq!(count.load(Ordering::Relaxed), 10);
}

#[cfg(feature = "oauth2")]
#[test]
fn of_token_and_grant_the_last_one_counts() {
    use phlo_gen_runtime::Grant;
    let grant = || Grant::client_credentials("https://login.example.com/token", "id", "planted");
    let token = |options: ClientOptions| options.token(|| async { Ok("t".into()) });
    let last = |options: ClientOptions| {
        let text = format!("{options:?}");
        (text.contains("Tokens(..)"), text.contains("client_credentials"))
    };
    assert_eq!(last(token(ClientOptions::default().grant(grant()))), (true, false));
    assert_eq!(last(token(ClientOptions::default()).grant(grant())), (false, true));
}

/// An authorization server that grants a token once, and later shows the refresh token that it refuses.
#[cfg(feature = "oauth2")]
#[tokio::test]
async fn a_refused_refresh_token_is_not_shown() {
    use phlo_gen_runtime::Grant;
    const REFRESH: &str = "planted-r3fresh";
    let grants = AtomicU32::new(0);
    let server = move |request: http::Request<phlo_gen_runtime::Body>| {
        let is_first = request.uri().path() == "/token" && grants.fetch_add(1, Ordering::Relaxed) == 0;
        let granted =
            format!(r#"{{"access_token":"a","token_type":"bearer","expires_in":0,"refresh_token":"{REFRESH}"}}"#);
        let (status, body) = match (request.uri().path(), is_first) {
            ("/token", true) => (200, granted),
            ("/token", false) => (400, format!(r#"{{"error":"invalid_grant","error_description":"not {REFRESH}"}}"#)),
            _ => (200, "{\"number\":1}".to_owned()),
        };
        let mut response = http::Response::new(ResponseBody::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        std::future::ready(Ok::<_, SendError>(response))
    };
    let grant = Grant::client_credentials("https://login.example.com/token", "id", "planted-secret");
    let builder = __::ClientBuilder::new(&API).transport(server).with(|options| options.grant(grant));
    let client = builder.retries(phlo_gen_runtime::Retries::none()).build().expect("a client");
    assert!(call(&client, "/").await);
    let spec = __::Spec { auth: Some(0), ..JSON };
    let error = client.bind().send_as(Box::leak(Box::new(spec)), &Probe::builder().build()).await.expect_err("refused");
    let source = std::error::Error::source(&error).map(|source| format!("{source} {source:?}")).unwrap_or_default();
    assert!(source.contains("not [secret]") && !format!("{error} {error:?} {source}").contains("planted"), "{source}");
}

/// A server that is not the client's own asks for credentials.
#[tokio::test]
async fn another_origin_that_asks_for_credentials_gets_none() {
    for (auth, challenge) in [
        (0, "Bearer error=\"invalid_token\""),
        (1, "Basic realm=\"x\""),
        (7, "Digest realm=\"x\", nonce=\"n\", qop=\"auth\""),
        (8, "Hawk"),
        (12, "NTLM"),
    ] {
        if auth > 1 && !cfg!(feature = "auth") {
            continue;
        }
        let asks = || response("401 Unauthorized", &format!("WWW-Authenticate: {challenge}\r\n"), "");
        let there = Server::start((0..4).map(|_| asks()));
        let leads = || response("302 Found", &format!("Location: {}/x\r\n", there.url), "");
        let here = Server::start((0..4).map(|_| leads()));
        let builder = __::ClientBuilder::new(&API).setting(0, "planted-k3y".into()).host(0, here.url.clone());
        let client = builder.retries(phlo_gen_runtime::Retries::none()).build().expect("a client");
        let spec = __::Spec { auth: Some(auth), method: "GET", body: __::Body::None, ..JSON };
        let call = client.bind().send_as(Box::leak(Box::new(spec)), &Probe::builder().build());
        assert!(call.await.is_err(), "{challenge}");
        let all = there.requests();
        assert!(!all.is_empty() && all.iter().all(|request| header(request, "authorization").is_none()), "{all:?}");
    }
}

/// An authorization server that sends the client elsewhere.
#[cfg(feature = "oauth2")]
#[tokio::test]
async fn a_redirect_of_the_request_for_a_token_is_not_followed() {
    use phlo_gen_runtime::Grant;
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let there = Server::start([response("200 OK", "", r#"{"access_token":"a","token_type":"bearer"}"#)]);
        let here = Server::start([response(status, &format!("Location: {}/token\r\n", there.url), "")]);
        let grant =
            Grant::password(format!("{}/token", here.url), "id", "me", "planted-pw").client_secret("planted-cs");
        let builder = __::ClientBuilder::new(&API).host(0, here.url.clone()).with(|options| options.grant(grant));
        let client = builder.retries(phlo_gen_runtime::Retries::none()).build().expect("a client");
        assert!(!call(&client, "/").await);
        assert!(here.request().contains("planted-pw") && there.requests().is_empty(), "{status}");
    }
}
