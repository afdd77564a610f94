//! Servers that echo a secret in any spelling.

use crate::is_full;
use crate::leaks::Report;
use crate::spellings::spellings;
use crate::subjects::subjects;
use phlo_gen_runtime::Error;
use phlo_gen_runtime::transport::{ResponseBody, SendError};

/// How a response quotes.
const QUOTES: [(&str, &str); 8] = [
    ("", ""),
    ("{\"message\":\"the key ", " is wrong\"}"),
    ("{\"request\":\"{\\\"a\\\":\\\"", "\\\"}\"}"),
    ("<html><body>Unknown key ", "</body></html>"),
    ("url=/a?b=", "&c=d"),
    ("Authorization: Basic ", ""),
    ("[1,", "]"),
    ("100% \\", "\\"),
];

/// The secrets that a request has must not be in the error, however the server spells them. Each spelling is tried with
/// every fourth request in one quote, or with `PHLO_GEN_ATTACKS=full` with all of them in all quotes.
#[tokio::test]
async fn no_spelling_shows_a_secret() {
    let mut report = Report::default();
    let is_full = is_full();
    let mut count = 0;
    let subjects = subjects();
    let subjects = subjects.iter().filter(|subject| !subject.name.contains("fails"));
    for (turn, subject) in subjects.enumerate() {
        let secret = subject.secrets[0].clone();
        for (spelling, (spelled, text)) in spellings(&secret).into_iter().enumerate() {
            if !is_full && (turn + spelling) % 4 != 0 {
                continue;
            }
            count += 1;
            for (index, (before, after)) in QUOTES.into_iter().enumerate() {
                if !is_full && index != count % QUOTES.len() {
                    continue;
                }
                let body = format!("{before}{text}{after}");
                let status = if index % 2 == 0 { 200 } else { 418 };
                let client = subject.client("http://127.0.0.1:1", move |request: http::Request<_>| {
                    let is_token = request.uri().path() == "/token";
                    let granted = "{\"access_token\":\"Gr4nted-planted\",\"token_type\":\"bearer\"}";
                    let body = if is_token { granted.to_owned() } else { body.clone() };
                    let header = http::HeaderValue::from_bytes(body.as_bytes());
                    let mut response = http::Response::new(ResponseBody::from(body));
                    *response.status_mut() =
                        http::StatusCode::from_u16(if is_token { 200 } else { status }).expect("a status");
                    response
                        .headers_mut()
                        .extend(header.ok().map(|value| (http::HeaderName::from_static("x-echo"), value)));
                    std::future::ready(Ok::<_, SendError>(response))
                });
                let Err(error) = subject.call(&client).await else { panic!("it is no answer") };
                assert!(matches!(error, Error::Status(_) | Error::Decode(_)), "{}: {error}", subject.name);
                report.error(&format!("{}: {spelled}: {before}", subject.name), &error, std::slice::from_ref(&secret));
            }
        }
    }
    report.finish("echoes");
}
