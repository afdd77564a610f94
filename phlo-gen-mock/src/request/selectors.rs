//! The `x-mock-…` headers by which a request selects its response.

use super::incoming::Request;
use std::time::Duration;

/// The longest delay that a request may set, as in Postman.
const MAX_DELAY: Duration = Duration::from_secs(180);

/// The response that a request selects with its headers, and how examples are matched.
#[derive(Debug, Default, Clone)]
pub struct Selectors {
    /// `x-mock-response-code`
    pub code: Option<String>,
    /// `x-mock-response-id`
    pub id: Option<String>,
    /// `x-mock-response-name`
    pub name: Option<String>,
    /// `x-mock-response-delay`, in milliseconds
    pub delay: Option<Duration>,
    /// `x-mock-match-request-body`
    pub match_body: Option<bool>,
    /// `x-mock-match-request-headers`
    pub match_headers: Option<Vec<String>>,
}

impl Selectors {
    /// Reads the headers of a request.
    pub fn new(request: &Request) -> Self {
        let header = |name| request.header(name).map(|value| value.trim().to_owned());
        let delay = header("x-mock-response-delay").and_then(|value| value.parse().ok()).map(Duration::from_millis);
        let names = |value: String| -> Vec<String> {
            value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
        };
        Selectors {
            code: header("x-mock-response-code"),
            id: header("x-mock-response-id"),
            name: header("x-mock-response-name"),
            delay: delay.map(|delay| delay.min(MAX_DELAY)),
            match_body: header("x-mock-match-request-body").map(|value| value.eq_ignore_ascii_case("true")),
            match_headers: header("x-mock-match-request-headers").map(names),
        }
    }

    /// Whether the request selects an example.
    pub fn selects_example(&self) -> bool {
        self.code.is_some() || self.id.is_some() || self.name.is_some()
    }
}
