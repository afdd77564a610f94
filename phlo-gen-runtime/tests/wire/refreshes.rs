//! A refresh token survives faults of its server, and calls that are dropped.

use crate::answering::Answering;
use crate::credentials::bearing;
use phlo_gen_runtime::{Error, Grant};
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Answer = (&'static str, String, String);

fn json(status: &'static str, body: String) -> Answer {
    (status, "Content-Type: application/json\r\n".to_owned(), body)
}

/// The token of this number, with its refresh token.
fn token(number: usize, seconds: u64) -> Answer {
    let body = format!(
        r#"{{"access_token":"planted-{number}","token_type":"bearer","expires_in":{seconds},"refresh_token":"planted-r{number}"}}"#
    );
    json("200 OK", body)
}

fn invalid_grant() -> Answer {
    json("400 Bad Request", r#"{"error":"invalid_grant","error_description":"planted-r0 is used up"}"#.to_owned())
}

fn ok() -> Answer {
    json("200 OK", "1".to_owned())
}

fn unauthorized() -> Answer {
    json("401 Unauthorized", "{}".to_owned())
}

/// A server of tokens and of calls: functions of the number of the request.
fn server(
    token: impl Fn(usize) -> Answer + Send + Sync + 'static,
    call: impl Fn(usize) -> Answer + Send + Sync + 'static,
) -> Answering {
    Answering::start(
        move |request, number| if request.starts_with("POST /token") { token(number) } else { call(number) },
    )
}

fn refreshing(server: &Answering) -> bearing::Client {
    let grant = Grant::refresh_token(format!("{}/token", server.url), "app", "planted-r0");
    bearing::Client::builder().base_url(&server.url).with(|options| options.grant(grant)).build().expect("a client")
}

async fn call(client: &bearing::Client) -> Result<(), Error> {
    client.execute(&bearing::Get::builder().build()).await.map(drop)
}

/// The outcomes of 20 calls at once, as text.
async fn at_once(client: &bearing::Client) -> Vec<String> {
    let one = |client: bearing::Client| async move { call(&client).await.err().map(told).unwrap_or_default() };
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(one(client.clone()))).collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.expect("no panic"));
    }
    outcomes
}

/// All that an error tells.
fn told(error: Error) -> String {
    let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    let text = format!("{error} | {error:?} | {cause}");
    assert!(!text.contains("planted"), "{text}");
    text
}

/// The refresh tokens of the requests so far.
fn refresh_tokens(server: &Answering) -> Vec<String> {
    let of = |body: String| body.split('&').find_map(|row| row.strip_prefix("refresh_token=").map(str::to_owned));
    server.bodies("/token").into_iter().filter_map(of).collect()
}

#[tokio::test]
async fn a_busy_server_does_not_lose_the_refresh_token() {
    let server = server(
        |number| match number {
            2 => ("503 Service Unavailable", String::new(), "<h1>planted-r1 has to wait</h1>".to_owned()),
            _ => token(number, 0),
        },
        |_| ok(),
    );
    let client = refreshing(&server);
    call(&client).await.expect("the first token");
    let text = told(call(&client).await.expect_err("the server is busy"));
    assert!(text.contains("it responds 503 Service Unavailable: <h1>[secret] has to wait</h1>"), "{text}");
    call(&client).await.expect("the third token");
    assert_eq!(refresh_tokens(&server), ["planted-r0", "planted-r1", "planted-r1"]);
}

#[tokio::test]
async fn a_token_is_used_until_it_expires_if_there_is_no_other() {
    let server = server(
        |number| match number {
            1 => token(1, 2),
            _ => ("503 Service Unavailable", String::new(), String::new()),
        },
        |_| ok(),
    );
    let client = refreshing(&server);
    call(&client).await.expect("the first token");
    tokio::time::sleep(Duration::from_millis(1600)).await;
    call(&client).await.expect("it is valid for 400 milliseconds more");
    tokio::time::sleep(Duration::from_millis(500)).await;
    call(&client).await.expect_err("it has expired");
    assert_eq!(server.requests("/token").len(), 3);
}

#[tokio::test]
async fn a_used_up_refresh_token_is_not_sent_again() {
    let server = server(|number| if number == 1 { token(1, 0) } else { invalid_grant() }, |_| ok());
    let client = refreshing(&server);
    call(&client).await.expect("the first token");
    for _ in 0..20 {
        let text = told(call(&client).await.expect_err("no token"));
        assert!(text.contains("the authorization server refused the request: invalid_grant"), "{text}");
    }
    // The second is not sent 20 times either.
    assert_eq!(refresh_tokens(&server), ["planted-r0", "planted-r1", "planted-r1"]);
}

#[tokio::test]
async fn a_dropped_call_does_not_lose_the_answer() {
    let server = server(
        |number| {
            std::thread::sleep(Duration::from_millis(if number == 2 { 300 } else { 0 }));
            token(number, 0)
        },
        |_| ok(),
    );
    let client = refreshing(&server);
    call(&client).await.expect("the first token");
    tokio::time::timeout(Duration::from_millis(100), call(&client)).await.expect_err("the call is dropped");
    call(&client).await.expect("the second token");
    call(&client).await.expect("the third token");
    assert_eq!(refresh_tokens(&server), ["planted-r0", "planted-r1", "planted-r2"]);
    let last = server.requests("/").pop().expect("a call");
    assert_eq!(crate::server::header(&last, "authorization"), Some("Bearer planted-3"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_at_once_refresh_once() {
    let server = server(
        |number| {
            std::thread::sleep(Duration::from_millis(100));
            token(number, 0)
        },
        |_| ok(),
    );
    let client = refreshing(&server);
    assert_eq!(at_once(&client).await, vec![String::new(); 20]);
    // A call that begins when the token is there, and has expired at once, needs another one.
    let requests = server.requests("/token").len();
    assert!(requests <= 2, "{requests} requests");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_at_once_are_told_of_one_failure() {
    let server = server(
        |_| {
            std::thread::sleep(Duration::from_millis(100));
            ("503 Service Unavailable", String::new(), String::new())
        },
        |_| ok(),
    );
    let outcomes = at_once(&refreshing(&server)).await;
    assert!(outcomes.iter().all(|text| text.contains("503 Service Unavailable")), "{outcomes:?}");
    let requests = server.requests("/token").len();
    assert!(requests <= 2, "{requests} requests");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_constant_401_is_no_storm_of_token_requests() {
    let server = server(|number| token(number, 3600), |_| unauthorized());
    let client = refreshing(&server);
    for _ in 0..3 {
        at_once(&client).await;
    }
    let requests = server.requests("/token").len();
    assert!(requests <= 3, "{requests} requests");
}

#[tokio::test]
async fn a_refused_token_without_a_new_one_tells_why() {
    let server = server(|number| if number == 1 { token(1, 3600) } else { invalid_grant() }, |_| unauthorized());
    let client = refreshing(&server);
    for _ in 0..20 {
        let error = call(&client).await.expect_err("refused");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
        let text = told(error);
        assert!(text.contains("there is no new token: the authorization server refused the request: invalid_grant"));
    }
    let sent = refresh_tokens(&server);
    assert_eq!(sent[..3], ["planted-r0", "planted-r1", "planted-r1"]);
    // on a busy machine the calls take longer than the pause between two requests for a token
    assert!(sent.len() < 10, "{sent:?}");
}

#[tokio::test]
async fn new_refresh_tokens_are_told_to_the_program() {
    // The first answer has the refresh token of the login.
    let server = server(|number| token((number - 1).min(2), 0), |_| ok());
    let saved = Arc::new(Mutex::new(Vec::new()));
    let save = Arc::clone(&saved);
    let grant = Grant::refresh_token(format!("{}/token", server.url), "app", "planted-r0");
    let grant = grant.on_refresh_token(move |token| save.lock().expect("no panic").push(token.to_owned()));
    let client = bearing::Client::builder().base_url(&server.url).with(|options| options.grant(grant));
    let client = client.build().expect("a client");
    for _ in 0..4 {
        call(&client).await.expect("a response");
    }
    assert_eq!(*saved.lock().expect("no panic"), ["planted-r1", "planted-r2"]);
}
