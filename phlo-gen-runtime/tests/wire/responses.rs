//! Responses, and the values that they are decoded into.

use crate::server::{Script, Server, bytes, response};
use crate::{kinds, sample};
use phlo_gen_runtime::{Error, Response};
use sample::phlo::{ColdTransferACaller, ColdTransferACallerResponse};
use std::time::Duration;

async fn transfer(script: Script) -> Result<Response<ColdTransferACallerResponse>, Error> {
    let server = Server::start([script]);
    let client = sample::Client::builder().auth_id("MA").auth_token("token").base_url(&server.url).build()?;
    let call = client.phlo().cold_transfer_a_caller().phlo_id("p").node_id("n").to("+1").trigger_source("+1");
    call.with(|call| call.timeout(Duration::from_millis(700))).send().await
}

async fn call_error(script: Script) -> Error {
    transfer(script).await.expect_err("an error")
}

#[tokio::test]
async fn a_response_keeps_all_that_was_received() {
    let response = transfer(response("201 Created", "X-Id: 7\r\n", r#"{"new":[1],"api_id":"a","error":null}"#)).await;
    let response = response.expect("a response");
    assert_eq!((response.status().as_u16(), response.api_id.as_str(), &response.error), (201, "a", &None));
    assert_eq!(response.headers().get("x-id").map(|id| id.as_bytes()), Some(&b"7"[..]));
    assert_eq!(response.body().as_ref(), br#"{"new":[1],"api_id":"a","error":null}"#);
    assert_eq!(
        format!("{response:?}"),
        r#"Response { status: 201, value: ColdTransferACallerResponse { api_id: "a", error: None }, .. }"#
    );
}

#[tokio::test]
async fn the_request_id_is_returned() {
    let id = "Request-Id: r-1\r\nX-Trace-Id: t-1\r\n";
    let ok = transfer(response("200 OK", id, r#"{"api_id":"a","error":null}"#)).await.expect("a response");
    assert_eq!(ok.request_id(), Some("r-1"));
    let error = call_error(response("404 Not Found", "X-Trace-Id: t-1\r\n", "")).await;
    assert_eq!(error.request_id(), Some("t-1"));
    assert_eq!(call_error(response("404 Not Found", "", "")).await.request_id(), None);
}

#[tokio::test]
async fn a_compressed_response_is_unpacked() {
    const GZIP: &[u8] = include_bytes!("response.json.gz");
    let server =
        Server::start([response("200 OK", "Content-Encoding: gzip\r\nContent-Type: application/json\r\n", GZIP)]);
    let client = kinds::Client::builder().key("k").base_url(&server.url).build().expect("a client");
    let list = client.list().send().await.expect("a response");
    assert_eq!(list.first().map(|thing| thing.name.as_str()), Some("zipped"));
}

#[tokio::test]
async fn an_error_response_is_decoded_on_demand() {
    let error = call_error(response("404 Not Found", "", r#"{"api_id":"a","error":"no such node"}"#)).await;
    let failure = error.failure_of::<ColdTransferACaller>().and_then(Result::ok);
    assert_eq!(failure.and_then(|failure| failure.error).as_deref(), Some("no such node"));
    assert_eq!(
        error.to_string(),
        "PHLO / Cold transfer a caller: 404 Not Found: {\"api_id\":\"a\",\"error\":\"no such node\"}"
    );
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_401_without_json_is_still_a_401() {
    let error = call_error(response("401 Unauthorized", "", "Could not verify your access level.")).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"Could not verify your access level."[..]));
    let failure = error.failure_of::<ColdTransferACaller>().and_then(Result::err).map(|error| error.to_string());
    assert_eq!(failure.as_deref(), Some("expected an object, found `C` at byte 0"));
}

#[tokio::test]
async fn a_page_of_a_gateway_is_cut_short() {
    let page = format!("<html>\r\n<h1>Bad Gateway</h1>{}</html>", "x".repeat(5000));
    let error = call_error(response("502 Bad Gateway", "Content-Type: text/html\r\n", &page)).await;
    let text = error.to_string();
    assert!(text.starts_with("PHLO / Cold transfer a caller: 502 Bad Gateway: <html> <h1>Bad"), "{text}");
    assert!(text.chars().count() < 260 && format!("{error:?}").len() < 400);
    assert_eq!(error.body().map(|body| body.len()), Some(page.len()));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn an_empty_success_without_the_expected_body_is_an_error() {
    let error = call_error(response("204 No Content", "", "")).await;
    assert!(matches!(&error, Error::Decode(_)));
    assert_eq!(
        error.to_string(),
        "PHLO / Cold transfer a caller: the server has accepted the call (204 No Content), and its response cannot be read: \
         it has no body, although the examples of the collection have one; `.send().raw()` takes both"
    );
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert!(decode.is_empty());
    let response = error.into_raw().expect("the response");
    assert_eq!((response.status().as_u16(), response.body().len(), response.is_empty()), (204, 0, true));
}

#[tokio::test]
async fn a_response_that_is_not_what_the_examples_say_can_be_taken_as_it_is() {
    let server = Server::start([response("202 Accepted", "X-Id: 7\r\n", "[1]"), response("404 Not Found", "", "no")]);
    let client = sample::Client::builder().auth_id("MA").auth_token("token").base_url(&server.url).build();
    let client = client.expect("a client");
    let call = || {
        let call = client.phlo().cold_transfer_a_caller().phlo_id("p").node_id("n").to("+1").trigger_source("+1");
        call.send().raw()
    };
    let response = call().await.expect("a response");
    assert_eq!((response.status().as_u16(), response.text().as_ref()), (202, "[1]"));
    let error = call().await.expect_err("a status");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert!(matches!(error.into_raw(), Err(Error::Status(_))));
}

#[tokio::test]
async fn only_a_response_that_was_received_is_taken_from_its_error() {
    let error = call_error(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")).await;
    assert!(matches!(error.into_raw(), Err(Error::Decode(_))));
    let response = call_error(response("200 OK", "", r#"{"api_id":1}"#)).await.into_raw().expect("the response");
    assert_eq!(response.text(), r#"{"api_id":1}"#);
    assert!(response.mismatches().is_empty());
}

#[tokio::test]
async fn a_member_of_another_type_is_named_and_nothing_is_lost() {
    let error = call_error(response("200 OK", "X-Id: 7\r\n", r#"{"api_id":1}"#)).await;
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!((decode.path().as_str(), decode.status().as_u16()), ("api_id", 200));
    assert!(error.to_string().contains("api_id: expected a string, found a number at byte 10"), "{error}");
    assert!(error.to_string().contains("`.send().raw()` takes any body"), "{error}");
    assert_eq!(error.body().map(|body| &body[..]), Some(&br#"{"api_id":1}"#[..]));
    assert!(error.headers().is_some_and(|headers| headers.contains_key("x-id")));
    assert!(!error.is_retryable());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_truncated_response_is_a_decode_error() {
    let error = call_error(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"api_id\":\"a\"")).await;
    assert!(matches!(&error, Error::Decode(_)), "{error:?}");
    assert!(error.to_string().contains("it ended early, after 13 bytes"), "{error}");
    assert_eq!(error.body().map(|body| &body[..]), Some(&br#"{"api_id":"a""#[..]));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_truncated_error_response_keeps_its_status() {
    let error = call_error(bytes("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\nlater")).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"later"[..]));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn time_runs_out_before_a_response() {
    let error = call_error(bytes("").then_wait(Duration::from_secs(3))).await;
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(error.status(), None);
    assert_eq!(error.to_string(), "PHLO / Cold transfer a caller: no response in time (after 700ms)");
}

#[tokio::test]
async fn time_runs_out_within_a_response() {
    let script = bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{").then_wait(Duration::from_secs(3));
    let error = call_error(script).await;
    assert!(error.is_timeout() && !error.is_retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn a_failed_connection_has_a_cause() {
    let client = kinds::Client::builder().key("hunter2").base_url("http://127.0.0.1:1").build().expect("a client");
    let error = client.list().send().await.expect_err("nobody listens there");
    let Error::Transport(transport) = &error else { panic!("{error:?}") };
    assert!(transport.is_connect() && error.is_retryable());
    assert!(error.to_string().starts_with("List things: no connection to http://127.0.0.1:1: "), "{error}");
    assert_eq!(transport.origin(), Some("http://127.0.0.1:1"));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_closed_connection_is_a_transport_error() {
    let error = call_error(bytes("")).await;
    assert!(matches!(&error, Error::Transport(_)), "{error:?}");
    assert_eq!((error.status(), error.body()), (None, None));
}
