//! What the server answers.

use crate::catalog::{Example, Service};
use crate::dynamic;
use crate::fill::{self, Sources};
use crate::placeholders;
use phlo_gen_core::json;
use phlo_gen_core::json_text::quote;

/// The header that says why a reply is no saved example.
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
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Reply {
    /// A saved example with its variables filled.
    pub fn example(example: &Example, sources: Sources<'_>) -> Self {
        let is_sent = |name: &str| !NOT_SENT.contains(&name.trim().to_ascii_lowercase().as_str());
        let headers = example.headers.iter().filter(|(name, _)| is_sent(name));
        Reply {
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
        Reply { status, headers, body: format!(r#"{{"error": {}}}"#, quote(text)) }.because(why)
    }

    /// What an item without a saved example answers.
    pub fn nothing() -> Self {
        Reply { status: 204, headers: Vec::new(), body: String::new() }.because("no-example")
    }

    /// The refusal of an argument in the shape in which the item refuses them.
    pub fn bad_argument(service: &Service, sources: Sources<'_>, text: &str) -> Self {
        let saved = service.examples.iter().find(|example| example.status == 400);
        let shaped = saved.and_then(|example| {
            let mut reply = Reply::example(example, sources);
            reply.body = fill::with_error(&json::parse(&reply.body).ok()?, text)?;
            Some(reply.because("bad-argument"))
        });
        shaped.unwrap_or_else(|| {
            let mut reply = Reply::error(400, "bad-argument", text);
            if has_api_id(service) {
                reply.body = format!(r#"{{"api_id": "{}", "error": {}}}"#, dynamic::uuid(), quote(text));
            }
            reply
        })
    }

    /// The refusal of a request that is not authorized.
    pub fn unauthorized(service: &Service, sources: Sources<'_>, text: &str) -> Self {
        let saved = service.examples.iter().find(|example| example.status == 401);
        let mut reply = match saved {
            Some(example) => Reply::example(example, sources).because("unauthorized"),
            None => Reply::error(401, "unauthorized", text),
        };
        let challenge = service.authorization.as_ref().and_then(|authorization| authorization.challenge());
        let has_challenge = reply.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"));
        if let Some(challenge) = challenge.filter(|_| !has_challenge) {
            reply.headers.push(("www-authenticate".to_owned(), challenge.to_owned()));
        }
        reply
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
