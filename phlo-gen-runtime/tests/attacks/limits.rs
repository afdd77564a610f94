//! Numbers beyond all limits, targets that change on their way, and what follows a body.

use crate::api::{API, JSON, Probe};
use crate::recording_server::{Server, response};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use phlo_gen_runtime::{Error, Retries};
use std::io::Write;
use std::time::Duration;

fn spec() -> &'static __::Spec {
    Box::leak(Box::new(__::Spec { auth: Some(0), ..JSON }))
}

#[tokio::test]
async fn no_duration_panics() {
    for duration in [Duration::MAX, Duration::from_secs(u64::MAX), Duration::ZERO] {
        let builder = __::ClientBuilder::new(&API).setting(0, "t".into()).timeout(duration);
        let builder = builder.retries(Retries::at_most(3).backoff(duration, duration).all_methods());
        let builder = builder.with(|options| options.idle_timeout(duration).connect_timeout(duration));
        let client =
            builder.transport(|_| std::future::ready(Err::<http::Response<ResponseBody>, _>(SendError::other("x"))));
        let call = client.build().expect("a client").bind().send_as(spec(), &Probe::builder().build());
        // A wait that never ends is dropped; what matters is that nothing panics.
        let outcome = tokio::time::timeout(Duration::from_millis(50), std::future::IntoFuture::into_future(call)).await;
        assert!(outcome.is_err() || outcome.is_ok_and(|outcome| outcome.is_err()), "{duration:?}");
    }
}

#[test]
fn a_callers_path_is_not_cut() {
    let client = __::ClientBuilder::new(&API).setting(0, "t".into()).build().expect("a client");
    let target = |path: &str| {
        let prepared = client.request("DELETE".into(), path.into()).prepare().expect("a request");
        prepared.uri().path_and_query().expect("a target").to_string()
    };
    assert_eq!(target("/users/#1"), "/users/%231");
    assert_eq!(target("/users/#"), "/users/%23");
    assert_eq!(target("#/users?x=#1"), "/%23/users?x=%231");
}

#[test]
fn a_base_with_a_slash_does_not_double_it() {
    static HOLES: __::Api = __::Api {
        name: "",
        settings: &[__::Setting { name: "site", default: None, secret: false, required: false }],
        hosts: &[__::Host { name: "base_url", base: "{$site}/v1" }],
        auths: &[],
    };
    for (api, is_setting) in [(&API, false), (&HOLES, true)] {
        for base in ["https://h/", "https://h//", "https://h"] {
            let builder = __::ClientBuilder::new(api);
            let builder = if is_setting { builder.setting(0, base.into()) } else { builder.host(0, base.into()) };
            let client = builder.build().expect("a client");
            let prepared = client.bind().prepare_as(Box::leak(Box::new(JSON)), &Probe::builder().build());
            let path = prepared.expect("a request").uri().path().to_owned();
            assert_eq!(path, if is_setting { "/v1/things" } else { "/things" }, "{base}");
        }
    }
}

#[test]
fn a_host_in_another_alphabet_keeps_its_port() {
    let client = __::ClientBuilder::new(&API).host(0, "https://bücher.example:80".into()).build().expect("a client");
    let prepared = client.bind().prepare_as(Box::leak(Box::new(JSON)), &Probe::builder().build()).expect("a request");
    assert_eq!(prepared.uri().authority().map(|authority| authority.as_str()), Some("xn--bcher-kva.example:80"));
}

#[tokio::test]
async fn padding_after_gzip_is_no_damage() {
    let gzip = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(b"{\"number\":7}").expect("memory");
        encoder.finish().expect("memory")
    };
    for zeros in [0, 1, 512] {
        let body = [gzip.clone(), vec![0; zeros]].concat();
        let client = __::ClientBuilder::new(&API).setting(0, "t".into()).transport(move |_| {
            let mut response = http::Response::new(ResponseBody::from(bytes::Bytes::from(body.clone())));
            response.headers_mut().insert("content-encoding", http::HeaderValue::from_static("gzip"));
            std::future::ready(Ok::<_, SendError>(response))
        });
        let response = client.build().expect("a client").bind().send_as(spec(), &Probe::builder().build()).await;
        assert_eq!(response.expect("a response").number, 7);
    }
}

/// The variable that tells this program to make one call, as a program with a proxy.
const TARGET: &str = "ATTACKED_TARGET";

/// Variables of the environment cannot be set within a program safely, so that it starts itself once more.
#[tokio::test]
async fn credentials_for_this_machine_use_no_proxy() {
    if let Ok(target) = std::env::var(TARGET) {
        let builder = __::ClientBuilder::new(&API).setting(0, "planted".into()).host(0, target);
        let outcome = builder.build().expect("a client").bind().send_as(spec(), &Probe::builder().build()).await;
        assert!(matches!(outcome, Ok(_) | Err(Error::Transport(_))));
        return;
    }
    for name in ["127.0.0.1", "localhost"] {
        let [proxy, target] = [(); 2].map(|()| Server::start([response("200 OK", "", "{\"number\":1}")]));
        let url = target.url.replace("127.0.0.1", name);
        let this = std::env::current_exe().expect("this program");
        let mut child = std::process::Command::new(this);
        child.args(["--exact", "limits::credentials_for_this_machine_use_no_proxy"]).env(TARGET, url);
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            child.env(variable, &proxy.url);
        }
        assert!(child.output().expect("a child").status.success(), "{name}");
        assert!(proxy.requests().is_empty(), "{name}");
        assert!(target.request().contains("Bearer planted"), "{name}");
    }
}

/// Text that makes a search start again and again.
#[tokio::test]
async fn a_long_header_is_redacted_in_little_time() {
    for piece in
        [":", "\\", "[", ">", "<token ", "<name>", "value:[", "\"token\":", "token=", "-u ", "://", "a1", "%25", "&#"]
    {
        let text: http::HeaderValue = piece.repeat(30_000 / piece.len()).parse().expect("a value");
        let transport = move |_: http::Request<_>| {
            let mut response = http::Response::new(ResponseBody::from("{}"));
            *response.status_mut() = http::StatusCode::BAD_REQUEST;
            response.headers_mut().insert("x-echo", text.clone());
            std::future::ready(Ok::<_, SendError>(response))
        };
        let builder = __::ClientBuilder::new(&API).setting(0, "planted-k3y".into()).retries(Retries::none());
        let client = builder.transport(transport).build().expect("a client");
        let start = std::time::Instant::now();
        assert!(client.bind().send_as(spec(), &Probe::builder().build()).await.is_err());
        // A search that goes back takes minutes.
        assert!(start.elapsed() < Duration::from_secs(15), "{piece}: {:?}", start.elapsed());
    }
}
