//! Writes the requests that generated clients would send.

use http_body_util::BodyExt;
use phlo_gen::__private::{Blank, Decode, Reader, http, reqwest};
use phlo_gen::{Body, Error};
use serde_json::{Value, json};

/// The request of an item: bytes as characters of Latin-1.
fn item(path: &[&str], prepare: impl FnOnce() -> Result<http::Request<Body>, Failure>) -> Value {
    // Each item starts from the same state.
    phlo_gen::testing::seed(1);
    match prepare().and_then(message) {
        Ok(message) => json!({ "path": path, "messages": [message] }),
        Err(error) => json!({ "path": path, "messages": [], "error": error.0 }),
    }
}

/// A value of the type of an optional member, from JSON.
#[allow(dead_code, reason = "not every program sets such a member")]
fn like_some<T: Decode + Blank>(_: &Option<T>, json: &str) -> T {
    like(&T::blank(), json)
}

/// The same for a required member.
#[allow(dead_code, reason = "not every program sets such a member")]
fn like<T: Decode + Blank>(_: &T, json: &str) -> T {
    let mut value = T::blank();
    value.decode(&mut Reader::new(json)).expect("the edit is a value of the member's type");
    value
}

/// Stops the clock at the time of the recordings, and makes random values the same in each run.
fn freeze() {
    phlo_gen::testing::freeze(1_353_832_234_000);
    phlo_gen::testing::seed(1);
}

struct Failure(String);

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Self(error.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

fn message(request: http::Request<Body>) -> Result<Value, Failure> {
    let (head, body) = request.into_parts();
    let mut headers: Vec<[String; 2]> =
        head.headers.iter().map(|(name, value)| [name.to_string(), latin1(value.as_bytes())]).collect();
    if !head.headers.contains_key("host") {
        headers.push(["host".to_owned(), head.uri.authority().map(ToString::to_string).unwrap_or_default()]);
    }
    let body = bytes(body)?;
    if !body.is_empty() && !head.headers.contains_key("content-length") {
        headers.push(["content-length".to_owned(), body.len().to_string()]);
    }
    Ok(json!({
        "scheme": head.uri.scheme_str(),
        "method": head.method.as_str(),
        "target": head.uri.path_and_query().map(ToString::to_string),
        "headers": headers,
        "body": latin1(&body),
    }))
}

fn bytes(body: Body) -> Result<Vec<u8>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("there is memory");
    let body = runtime.block_on(reqwest::Body::from(body).collect());
    body.map(|body| body.to_bytes().to_vec()).map_err(|error| Failure(error.to_string()))
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
