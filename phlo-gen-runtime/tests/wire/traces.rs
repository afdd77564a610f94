//! Spans: one for each call and one for each attempt, without secrets.

use crate::server::{Server, response};
use crate::{kinds, notes};
use phlo_gen_runtime::Retries;
use std::time::Duration;

/// Our own rows, without the ids of spans.
fn spans() -> Vec<String> {
    let rows = notes::rows();
    let mut spans: Vec<String> = rows.into_iter().filter(|row| row.starts_with("span ")).collect();
    let first = spans.first().and_then(|row| row.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
    for row in &mut spans {
        let is_below = row.contains(&format!(" below {first} "));
        let rest = row.split_once(" phlo_gen.").map(|(_, rest)| rest.to_owned()).unwrap_or_else(|| row.clone());
        *row = if is_below { format!("below the first: {rest}") } else { rest };
    }
    spans
}

#[tokio::test]
async fn a_call_and_its_attempts_have_spans() {
    notes::listen();
    let server = Server::start([response("503 Busy", "", "planted-key"), response("200 OK", "", "[]")]);
    let retries = Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let client = kinds::Client::builder().key("planted-key").base_url(&server.url).retries(retries).build();
    let client = client.expect("a client");
    let call = client.list().password("planted-password").trace("t").with(|call| call.query("token", "planted-token"));
    assert!(call.send().await.is_ok());
    assert!(notes::rows().iter().all(|row| !row.contains("planted")), "{:#?}", notes::rows());
    let rows = spans();
    assert_eq!(rows.len(), 5, "{rows:#?}");
    let port = server.url.rsplit(':').next().unwrap_or_default();
    assert_eq!(
        rows[0],
        "call: otel.name=\"List things\" phlo_gen.item=\"List things\" http.response.status_code=200 phlo_gen.attempts=2"
    );
    let attempt =
        "otel.kind=\"client\" otel.name=\"GET /things\" phlo_gen.item=\"List things\" http.request.method=\"GET\"";
    let place = format!("url.scheme=\"http\" url.template=\"/things\" server.address=\"127.0.0.1\" server.port={port}");
    assert_eq!(
        rows[1],
        format!(
            "below the first: attempt: {attempt} {place} http.response.status_code=503 otel.status_code=\"ERROR\" error.type=\"503\""
        )
    );
    assert!(rows[2].starts_with("span event: message=the call is retried wait_ms="), "{rows:#?}");
    assert_eq!(
        rows[3],
        format!(
            "below the first: attempt: {attempt} http.request.resend_count=1 {place} http.response.status_code=200"
        )
    );
    assert!(rows[4].starts_with("span event: message=GET /things: 200 milliseconds="), "{rows:#?}");
}

#[tokio::test]
async fn a_failure_has_a_type() {
    notes::listen();
    let client = kinds::Client::builder().key("planted-key").base_url("http://127.0.0.1:1").build().expect("a client");
    assert!(client.list().with(|call| call.retries(Retries::none())).send().await.is_err());
    assert!(client.list().with(|call| call.header("a b", "planted")).send().await.is_err());
    let rows = spans();
    assert_eq!(rows.len(), 5, "{rows:#?}");
    assert!(rows[0].ends_with("phlo_gen.attempts=1 otel.status_code=\"ERROR\" error.type=\"connect\""), "{rows:#?}");
    assert!(rows[1].ends_with("otel.status_code=\"ERROR\" error.type=\"connect\""), "{rows:#?}");
    assert!(rows[2].starts_with("span event: message=GET /things: connect milliseconds="), "{rows:#?}");
    assert!(rows[3].ends_with("phlo_gen.attempts=0 otel.status_code=\"ERROR\" error.type=\"argument\""), "{rows:#?}");
    assert!(rows[4].starts_with("span event: message=List things: argument milliseconds="), "{rows:#?}");
}

#[tokio::test]
async fn a_response_that_cannot_be_read_is_a_warning() {
    notes::listen();
    let bodies = [r#"{"planted":1}"#, "[]", r#"[{"name":"a"},{"name":{"planted":1}}]"#];
    let server = Server::start(bodies.map(|body| response("200 OK", "", body)));
    let client = kinds::Client::builder().key("planted-key").base_url(&server.url).build().expect("a client");
    assert!(client.list().send().await.is_err());
    let rows = spans();
    assert!(rows[0].contains("http.response.status_code=200"), "{rows:#?}");
    assert!(rows[0].ends_with("otel.status_code=\"ERROR\" error.type=\"decode\""), "{rows:#?}");
    let event = rows.last().expect("an event");
    assert!(event.contains("message=GET /things: decode") && event.contains("error.type=\"decode\""), "{event}");
    assert!(!event.contains("planted"), "{event}");
    notes::listen();
    assert!(client.list().send().raw().await.is_ok());
    assert!(spans().last().is_some_and(|event| event.contains("message=GET /things: 200 ")), "{:#?}", spans());
    notes::listen();
    assert!(client.list().send().await.is_err());
    let event = spans().pop().expect("an event");
    assert!(event.contains("member=\"[1].name\"") && !event.contains("planted"), "{event}");
}
