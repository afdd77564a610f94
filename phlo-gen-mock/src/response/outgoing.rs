//! What the server answers.

use crate::catalog::items::{Example, Service};
use crate::response::placeholders;
use crate::response::variables::{self as fill, Sources};
use crate::variables::dynamic;
use phlo_gen_core::json;
use phlo_gen_core::json_text::quote;

/// The header that says why a response is no saved example.
const WHY: &str = "x-mock";

/// Headers that belong to the connection or to a body in another coding than the saved text.
const NOT_SENT: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// What the server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Response {
    /// A saved example with its variables filled.
    pub fn example(example: &Example, sources: Sources<'_>) -> Self {
        let is_sent = |name: &str| !NOT_SENT.contains(&name.trim().to_ascii_lowercase().as_str());
        let headers = example.headers.iter().filter(|(name, _)| is_sent(name));
        Response {
            status: example.status,
            headers: headers.map(|(name, value)| (name.clone(), sources.fill(value))).collect(),
            body: match example.status {
                204 | 205 | 304 => String::new(),
                _ => placeholders::fill(sources.fill(&example.body)),
            },
        }
    }

    /// An error of the server's own, in the usual shape.
    pub fn error(status: u16, why: &str, text: &str) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Response { status, headers, body: format!(r#"{{"error": {}}}"#, quote(text)) }.because(why)
    }

    /// What an item without a saved example answers.
    pub fn nothing() -> Self {
        Response { status: 204, headers: Vec::new(), body: String::new() }.because("no-example")
    }

    /// The refusal of an argument in the shape in which the item refuses them.
    pub fn bad_argument(service: &Service, sources: Sources<'_>, text: &str) -> Self {
        let saved = service.examples.iter().find(|example| example.status == 400);
        let shaped = saved.and_then(|example| {
            let mut response = Response::example(example, sources);
            response.body = fill::with_error(&json::parse(&response.body).ok()?, text)?;
            Some(response.because("bad-argument"))
        });
        shaped.unwrap_or_else(|| {
            let mut response = Response::error(400, "bad-argument", text);
            if has_api_id(service) {
                response.body = format!(r#"{{"api_id": "{}", "error": {}}}"#, dynamic::uuid(), quote(text));
            }
            response
        })
    }

    /// The refusal of a request that is not authorized.
    pub fn unauthorized(service: &Service, sources: Sources<'_>, text: &str) -> Self {
        let saved = service.examples.iter().find(|example| example.status == 401);
        let mut response = match saved {
            Some(example) => Response::example(example, sources).because("unauthorized"),
            None => Response::error(401, "unauthorized", text),
        };
        let challenge = service.authorization.as_ref().and_then(|authorization| authorization.challenge());
        let has_challenge = response.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"));
        if let Some(challenge) = challenge.filter(|_| !has_challenge) {
            response.headers.push(("www-authenticate".to_owned(), challenge.to_owned()));
        }
        response
    }

    fn because(mut self, why: &str) -> Self {
        self.headers.push((WHY.to_owned(), why.to_owned()));
        self
    }
}

fn has_api_id(service: &Service) -> bool {
    service
        .examples
        .iter()
        .any(|example| json::parse_body(&example.body).is_ok_and(|json| json.get("api_id").is_some()))
}
