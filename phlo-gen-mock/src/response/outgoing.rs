//! A response as the server sends it.

use super::error_text::with_error_text;
use super::placeholders::replace_placeholders;
use super::substitution::VariableSources;
use crate::catalog::{Catalog, CatalogItem, Example};
use phlo_gen_core::json::{self, quote};

/// The header with the reason why a response is not a saved example.
const REASON: &str = "x-mock";

/// Headers of the connection or of the content coding. They do not apply to the saved text of a body.
const OMITTED: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A response as the server sends it.
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
    /// A saved example with the values of its variables.
    pub fn example(example: &Example, sources: VariableSources<'_>) -> Self {
        let is_sent = |name: &str| !OMITTED.contains(&name.trim().to_ascii_lowercase().as_str());
        let headers = example.headers.iter().filter(|(name, _)| is_sent(name));
        Response {
            status: example.status,
            headers: headers.map(|(name, value)| (name.clone(), sources.replace_variables(value))).collect(),
            body: match example.status {
                204 | 205 | 304 => String::new(),
                _ => replace_placeholders(sources.replace_variables(&example.body)),
            },
        }
    }

    /// An error of the mock itself.
    pub fn error(status: u16, reason: &str, text: &str) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Response { status, headers, body: format!(r#"{{"error": {}}}"#, quote(text)) }.with_reason(reason)
    }

    /// The response of an item without an example.
    pub fn no_example() -> Self {
        Response { status: 204, headers: Vec::new(), body: String::new() }.with_reason("no-example")
    }

    /// The response to an invalid argument: an example of status 400 with this text. If the item has none, the body and the
    /// content type are those of an example of another item, since most APIs have one form of error.
    pub fn bad_argument(catalog: &Catalog, item: &CatalogItem, sources: VariableSources<'_>, text: &str) -> Self {
        let replaced = |example: &Example| {
            let mut response = Response::example(example, sources);
            response.body = with_error_text(&json::parse(&response.body).ok()?, text)?;
            Some(response)
        };
        let in_form_of_another = |example: &Example| {
            let mut response = replaced(example)?;
            response.headers.retain(|(name, _)| name.trim().eq_ignore_ascii_case("content-type"));
            Some(response)
        };
        let is_bad = |example: &&Example| example.status == 400;
        let mut others = catalog.items.iter().flat_map(|item| &item.examples).filter(is_bad);
        let own = item.examples.iter().filter(is_bad).find_map(replaced);
        match own.or_else(|| others.find_map(in_form_of_another)) {
            Some(response) => response.with_reason("bad-argument"),
            None => Response::error(400, "bad-argument", text),
        }
    }

    /// The response to a request without authorization.
    pub fn unauthorized(item: &CatalogItem, sources: VariableSources<'_>, text: &str) -> Self {
        let saved = item.examples.iter().find(|example| example.status == 401);
        let mut response = match saved {
            Some(example) => Response::example(example, sources).with_reason("unauthorized"),
            None => Response::error(401, "unauthorized", text),
        };
        let challenge = item.authorization.as_ref().and_then(|authorization| authorization.challenge());
        let has_challenge = response.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"));
        if let Some(challenge) = challenge.filter(|_| !has_challenge) {
            response.headers.push(("www-authenticate".to_owned(), challenge.to_owned()));
        }
        response
    }

    fn with_reason(mut self, reason: &str) -> Self {
        self.headers.push((REASON.to_owned(), reason.to_owned()));
        self
    }
}
