//! Writes what generated clients would send.

use http_body_util::BodyExt;
use phlo_gen::{Body, Error, __private::http, __private::reqwest};
use serde_json::{Value, json};

/// What is sent for an item: bytes as characters of Latin-1.
fn item(path: &[&str], prepare: impl FnOnce() -> Result<http::Request<Body>, Failure>) -> Value {
    match prepare() {
        Ok(request) => json!({ "path": path, "messages": [message(request)] }),
        Err(error) => json!({ "path": path, "messages": [], "error": error.0 }),
    }
}

/// Stops the clock when the recordings' stood.
fn freeze() {
    phlo_gen::__private::freeze(1_353_832_234_000);
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

fn message(request: http::Request<Body>) -> Value {
    let (head, body) = request.into_parts();
    let mut headers: Vec<[String; 2]> =
        head.headers.iter().map(|(name, value)| [name.to_string(), latin1(value.as_bytes())]).collect();
    if !head.headers.contains_key("host") {
        headers.push(["host".to_owned(), head.uri.authority().map(ToString::to_string).unwrap_or_default()]);
    }
    json!({
        "scheme": head.uri.scheme_str(),
        "method": head.method.as_str(),
        "target": head.uri.path_and_query().map(ToString::to_string),
        "headers": headers,
        "body": latin1(&bytes(body)),
    })
}

fn bytes(body: Body) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("there is memory");
    runtime.block_on(async { reqwest::Body::from(body).collect().await.expect("files can be read").to_bytes().to_vec() })
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
