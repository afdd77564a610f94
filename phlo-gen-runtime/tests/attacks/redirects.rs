//! Hostile servers: what a redirect to another origin takes along.

use crate::is_full;
use crate::places::{Any, GET, KEY, SECRETS, builder, client_with, idle, kept};
use crate::plain_http::OWN_BASE;
use crate::recording_server::{Script, Server, body, header, line, response};
use crate::writers::{Writer, unknown_headers, writers};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::{Reqwest, ResponseBody, SendError};
use phlo_gen_runtime::{Body, Error};
use std::sync::{Arc, Mutex};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// The headers that the other server may receive.
const HARMLESS: [&str; 5] = ["accept", "accept-encoding", "accept-language", "host", "user-agent"];
/// Those of a body that the user allows.
const OF_THE_BODY: [&str; 2] = ["content-type", "content-length"];

/// The two transports of the crate. They are built once, since reading the certificates of the platform takes long.
#[derive(Clone, Debug)]
enum By {
    Reqwest(Reqwest),
    #[cfg(feature = "hyper")]
    Hyper(Box<phlo_gen_runtime::transport::Hyper>),
}

fn reqwest() -> By {
    By::Reqwest(Reqwest::from_builder(reqwest::Client::builder()).expect("a client"))
}

fn transports() -> Vec<By> {
    vec![
        reqwest(),
        #[cfg(feature = "hyper")]
        By::Hyper(Box::new(phlo_gen_runtime::transport::Hyper::new().expect("a transport"))),
    ]
}

fn client(by: &By, url: &str, allow_body: bool) -> __::Client {
    let builder = match by.clone() {
        By::Reqwest(transport) => builder(url).transport(transport),
        #[cfg(feature = "hyper")]
        By::Hyper(transport) => builder(url).transport(*transport),
    };
    let builder = builder.with(|options| if allow_body { options.allow_body_on_redirect() } else { options });
    builder.build().expect("nothing is missing")
}

fn to(status: u16, url: &str) -> Script {
    response(&format!("{status} Elsewhere"), &format!("Location: {url}\r\n"), "")
}

fn names(request: &str) -> Vec<String> {
    let head = request.split("\r\n\r\n").next().unwrap_or_default();
    head.lines().skip(1).filter_map(|row| Some(row.split_once(':')?.0.to_ascii_lowercase())).collect()
}

fn leaks(request: &str) -> Option<&'static str> {
    let decoded = percent_encoding::percent_decode_str(request).decode_utf8_lossy().into_owned();
    SECRETS.into_iter().find(|secret| request.contains(secret) || decoded.contains(secret))
}

/// The target of the request of a writer, which a server may repeat.
fn target(writer: &Writer) -> String {
    let client = idle("http://127.0.0.1:1").build().expect("nothing is missing");
    let prepared = writer.bound(&client).prepare_as(writer.spec, &(writer.request)()).expect("it can be sent");
    prepared.uri().path_and_query().map(|target| target.as_str().to_owned()).unwrap_or_default()
}

/// What the other server receives, or the error.
async fn redirected(writer: &Writer, by: &By, status: u16, target: &str, allow_body: bool) -> Result<String, Error> {
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start([to(status, &format!("{}{target}", there.url))]);
    let outcome = writer.bound(&client(by, &here.url, allow_body)).send_as(writer.spec, &(writer.request)()).await;
    let first = here.request();
    assert!(leaks(&first).is_some(), "{}: it has no secret that could leak: {first}", writer.name);
    assert_eq!(there.requests().is_empty(), outcome.is_err(), "{}", writer.name);
    outcome.map(|_| there.request())
}

/// The number of redirects that were followed and the number of refused ones.
async fn matrix(all: &[Writer], by: &By) -> (usize, usize) {
    let (mut followed, mut refused) = (0, 0);
    for writer in all {
        let own = target(writer);
        for status in STATUSES {
            let repeats = status >= 307 && writer.has_body();
            for target in ["/x", own.as_str()] {
                for allow_body in [false, true] {
                    let what = format!("{} {status} {target} {by:?}", writer.name);
                    let shows = writer.in_path && target != "/x";
                    match redirected(writer, by, status, target, allow_body).await {
                        Err(error) => {
                            let message = error.to_string();
                            assert!(shows || repeats && !allow_body, "{what}: {message}");
                            assert!(!error.is_retryable() && leaks(&message).is_none(), "{what}: {message}");
                            assert!(message.contains(" to http://127.0.0.1:"), "{what}: {message}");
                            refused += 1;
                        }
                        Ok(request) => {
                            assert!(!shows && (!repeats || allow_body), "{what}: {request}");
                            let head = request.split("\r\n\r\n").next().unwrap_or_default();
                            assert_eq!(leaks(head), None, "{what}: {request}");
                            for name in names(&request) {
                                let is_allowed = HARMLESS.contains(&name.as_str())
                                    || repeats && OF_THE_BODY.contains(&name.as_str());
                                assert!(is_allowed, "{what}: {name} in {request}");
                            }
                            assert_eq!(body(&request).is_empty(), !repeats, "{what}: {request}");
                            followed += 1;
                        }
                    }
                }
            }
        }
    }
    (followed, refused)
}

/// With `PHLO_GEN_ATTACKS=full` over each transport, or else over one of them in turn.
#[tokio::test]
async fn another_origin_receives_no_secret_whatever_wrote_it() {
    let transports = transports();
    let step = if is_full() { 1 } else { transports.len() };
    for (first, by) in transports.iter().enumerate() {
        let writers = writers().into_iter().chain(unknown_headers());
        let all: Vec<Writer> = writers.skip(first % step).step_by(step).collect();
        let (followed, refused) = matrix(&all, by).await;
        assert_eq!(followed + refused, all.len() * STATUSES.len() * 4);
        assert!(followed > refused && refused > 0, "{followed} {refused}");
    }
}

#[tokio::test]
async fn the_same_origin_receives_all_of_it() {
    let by = reqwest();
    // The query of oauth1 has a nonce, and `Referer` is never repeated.
    let differs = |writer: &Writer| ["oauth1", "Referer"].contains(&writer.name);
    for writer in writers().into_iter().chain(unknown_headers()).filter(|writer| !differs(writer)) {
        for status in [307, 308] {
            let here = Server::start([to(status, &target(&writer)), response("200 OK", "", "")]);
            let client = client(&by, &here.url, false);
            let outcome = writer.bound(&client).send_as(writer.spec, &(writer.request)()).await;
            assert!(outcome.is_ok(), "{}: {outcome:?}", writer.name);
            let requests = here.requests();
            assert_eq!(line(&requests[0]), line(&requests[1]), "{}", writer.name);
            assert_eq!((names(&requests[0]), body(&requests[0])), (names(&requests[1]), body(&requests[1])));
        }
    }
}

#[cfg(feature = "cookies")]
#[tokio::test]
async fn another_origin_receives_no_cookie() {
    use crate::places::COOKIE;
    for status in STATUSES {
        let there = Server::start([response("200 OK", "", "")]);
        let set = format!("Set-Cookie: s={COOKIE}; Path=/; Domain=127.0.0.1\r\nSet-Cookie: t={COOKIE}; Path=/\r\n");
        let here = Server::start([response("200 OK", &set, ""), to(status, &there.url)]);
        let client = client_with(&here.url, |options| options.cookies());
        for _ in 0..2 {
            assert!(client.bind().send_as(kept(GET, None), &Any::default()).await.is_ok());
        }
        assert_eq!(header(&here.requests()[1], "cookie").map(|cookies| cookies.contains(COOKIE)), Some(true));
        assert_eq!((header(&there.request(), "cookie"), leaks(&there.request())), (None, None));
    }
}

#[tokio::test]
async fn a_harmless_header_with_a_secret_in_it_is_not_taken_along() {
    for (name, value) in [
        ("User-Agent", format!("app {KEY}")),
        ("Accept", format!("text/plain; key={KEY}")),
        ("Accept-Language", KEY.to_owned()),
        ("Range", "bytes=planted-of-the-call".to_owned()),
        ("User-Agent", "app/planted%2Dof-the-call".to_owned()),
    ] {
        let there = Server::start([response("200 OK", "", "")]);
        let here = Server::start([to(302, &there.url)]);
        let mut call = client_with(&here.url, |options| options).bind();
        call.change(|call| call.header(name, value.as_str()).query("api_key", "planted-of-the-call"));
        assert!(call.send_as(kept(GET, None), &Any::default()).await.is_ok());
        assert_eq!(header(&here.request(), &name.to_lowercase()), Some(value.as_str()));
        assert!(!there.request().contains("planted"), "{name}: {}", there.request());
    }
}

#[tokio::test]
async fn a_secret_in_the_path_of_a_callers_request_is_not_taken_along() {
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start([to(302, &format!("{}/a?n=1&access_token=planted-row&m=planted-row", there.url))]);
    let client = client_with(&here.url, |options| options);
    let call = client.request("GET".to_owned(), "/a?n=1&access_token=planted-row".to_owned());
    assert!(call.send().await.is_ok());
    assert!(here.request().contains("planted-row"));
    assert_eq!(line(&there.request()), "GET /a?n=1 HTTP/1.1");
}

#[tokio::test]
async fn a_parameter_of_the_base_that_is_a_secret_is_not_taken_along() {
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start([to(302, &format!("{}/a?n=1&access_token=p", there.url))]);
    let builder = __::ClientBuilder::new(&OWN_BASE).host(0, format!("{}/?access_token=p", here.url));
    let client = builder.build().expect("nothing is missing");
    assert!(client.bind().send_as(kept(GET, None), &Any::default()).await.is_ok());
    assert_eq!(line(&here.request()), "GET /things?access_token=p HTTP/1.1");
    assert_eq!(line(&there.request()), "GET /a?n=1 HTTP/1.1");
}

#[tokio::test]
async fn a_short_secret_of_a_call_is_not_taken_along() {
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start([to(302, &format!("{}/a?n=1&api_key=p", there.url))]);
    let mut call = client_with(&here.url, |options| options).bind();
    call.change(|call| call.query("api_key", "p"));
    assert!(call.send_as(kept(GET, None), &Any::default()).await.is_ok());
    assert_eq!(line(&there.request()), "GET /a?n=1 HTTP/1.1");
}

#[tokio::test]
async fn a_hook_adds_only_harmless_headers_at_another_origin() {
    let there = Server::start([to(302, "/again"), response("200 OK", "", "")]);
    let here = Server::start([to(302, &there.url)]);
    let client = client_with(&here.url, |options| {
        options.before(|request| {
            request.headers_mut().insert("x-hook", http::HeaderValue::from_static(KEY));
            request.headers_mut().insert("accept", http::HeaderValue::from_static("text/plain"));
        })
    });
    assert!(client.bind().send_as(kept(GET, None), &Any::default()).await.is_ok());
    assert_eq!(header(&here.request(), "x-hook"), Some(KEY));
    let requests = there.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!((header(&request, "x-hook"), header(&request, "accept")), (None, Some("text/plain")));
    }
}

#[tokio::test]
async fn credentials_do_not_come_back_on_the_way_home() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&seen);
    let transport = move |request: http::Request<Body>| {
        let headers = request.headers().keys().map(http::HeaderName::as_str).collect::<Vec<_>>().join(",");
        let mut log = log.lock().expect("no panic");
        log.push(format!("{} {headers}", request.uri()));
        let mut response = http::Response::new(ResponseBody::from(""));
        if let Some(next) = ["https://other.example/a", "https://home.example/b"].get(log.len() - 1) {
            *response.status_mut() = http::StatusCode::FOUND;
            response.headers_mut().insert("location", http::HeaderValue::from_static(next));
        }
        async move { Ok::<_, SendError>(response) }
    };
    let writer = writers().into_iter().find(|writer| writer.name == "bearer").expect("it is there");
    let client = builder("https://home.example").transport(transport).build().expect("nothing is missing");
    assert!(writer.bound(&client).send_as(writer.spec, &Any::default()).await.is_ok());
    assert_eq!(
        *seen.lock().expect("no panic"),
        [
            "https://home.example/things authorization,accept,user-agent,accept-encoding",
            "https://other.example/a accept,user-agent,accept-encoding",
            "https://home.example/b accept,user-agent,accept-encoding",
        ]
    );
}

#[tokio::test]
async fn the_name_and_the_password_of_a_location_are_not_sent() {
    for by in transports() {
        for status in STATUSES {
            let there = Server::start([response("200 OK", "", "")]);
            let here = Server::start([to(status, &there.url.replace("//", "//planted-user:planted-pass@"))]);
            let client = client(&by, &here.url, false);
            assert!(client.bind().send_as(kept(GET, None), &Any::default()).await.is_ok(), "{by:?} {status}");
            assert_eq!(header(&there.request(), "authorization"), None);
            assert!(!there.request().contains("planted"), "{}", there.request());
        }
    }
}

#[tokio::test]
async fn a_response_that_the_http_client_was_redirected_to_is_refused() {
    let following = reqwest::Client::new();
    for status in STATUSES {
        let there = Server::start([response("200 OK", "X-Evil: 1\r\n", "[]")]);
        let here = Server::start([to(status, &there.url)]);
        let client = builder(&here.url).http_client(following.clone()).build().expect("nothing is missing");
        let error = client.bind().send_as(kept(GET, None), &Any::default()).await.expect_err("it was redirected");
        let message = error.to_string();
        assert!(message.contains("followed a redirect by itself") && message.contains("Policy::none()"), "{message}");
        assert!(matches!(error, Error::Transport(_)) && !error.is_retryable() && error.headers().is_none());
    }
}

#[tokio::test]
async fn a_client_from_a_builder_follows_no_redirect_by_itself() {
    let writer = writers().into_iter().find(|writer| writer.name == "apikey in a header").expect("it is there");
    let policy = || reqwest::redirect::Policy::limited(5);
    for status in STATUSES {
        for configured in [false, true] {
            let there = Server::start([response("200 OK", "", "")]);
            let here = Server::start([to(status, &there.url)]);
            let builder = match configured {
                true => builder(&here.url)
                    .with(|options| options.http_client(move |builder| builder.redirect(policy()).referer(true))),
                false => builder(&here.url)
                    .transport(Reqwest::from_builder(reqwest::Client::builder().redirect(policy())).expect("a client")),
            };
            let client = builder.build().expect("nothing is missing");
            assert!(writer.bound(&client).send_as(writer.spec, &Any::default()).await.is_ok());
            assert_eq!(leaks(&there.request()), None);
            assert_eq!(header(&there.request(), "referer"), None);
        }
    }
}

#[tokio::test]
async fn a_call_may_allow_its_own_body() {
    let writer = writers().into_iter().find(|writer| writer.name == "argument in JSON").expect("it is there");
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start([to(308, &there.url)]);
    let mut call = client(&reqwest(), &here.url, false).bind();
    call.change(|call| call.allow_body_on_redirect());
    assert!(call.send_as(writer.spec, &(writer.request)()).await.is_ok());
    assert_eq!(body(&there.request()), body(&here.request()));
}
