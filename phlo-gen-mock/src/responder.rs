//! From a request to its response.

use crate::catalog::items::Catalog;
use crate::matching::candidates::{self as choose, Candidate, Matching};
use crate::matching::explanation as explain;
use crate::request::fields::Fields;
use crate::request::incoming::Received;
use crate::request::selectors::Selectors;
use crate::requirements::arguments as rules;
use crate::requirements::authorization::Credentials;
use crate::response::outgoing::Response;
use crate::response::variables::Sources;
use std::fmt::Write;

/// What is asked of requests.
#[derive(Debug, Clone)]
pub struct Demands {
    /// Whether requests must be authorized.
    pub auth: bool,
    /// The only user and password that are let in.
    pub credentials: Option<Credentials>,
    /// Whether arguments are checked.
    pub arguments: bool,
    /// What examples are matched by.
    pub matching: Matching,
}

/// The response to a request.
pub fn answer(catalog: &Catalog, demands: &Demands, request: &Received) -> Response {
    let fields = Fields::new(request);
    let candidates = choose::candidates(catalog, request, &fields, &demands.matching);
    let Some((candidate, fit)) = choose::winner(&candidates) else {
        let why = if Selectors::new(request).select() { "no-example" } else { "no-item" };
        return Response::error(404, why, &explain::nothing(catalog, &candidates, request));
    };
    let sources = Sources { request, fields: &fields, captures: fit.captures(), values: &catalog.values };
    refusal(candidate, demands, request, sources).unwrap_or_else(|| match candidate.example {
        Some(example) => Response::example(example, sources),
        None => Response::nothing(),
    })
}

/// Why the item refuses the request. A request that selects its response gets it, whatever it lacks.
fn refusal(candidate: &Candidate<'_>, demands: &Demands, request: &Received, sources: Sources<'_>) -> Option<Response> {
    if Selectors::new(request).select() {
        return None;
    }
    let service = candidate.service;
    if demands.auth
        && let Some(authorization) = &service.authorization
        && let Some(text) = authorization.complaint(request, demands.credentials.as_ref())
    {
        return Some(Response::unauthorized(service, sources, text));
    }
    let complaint = rules::complaint(&service.rules, request, sources.fields).filter(|_| demands.arguments)?;
    Some(Response::bad_argument(service, sources, &complaint))
}

/// Why the request gets the response that it gets.
pub fn explain(catalog: &Catalog, demands: &Demands, request: &Received) -> String {
    let fields = Fields::new(request);
    let candidates = choose::candidates(catalog, request, &fields, &demands.matching);
    let winner = choose::winner(&candidates);
    let mut out = explain::candidates(catalog, &candidates, winner, request, &fields);
    let refusal = winner.and_then(|(candidate, fit)| {
        let sources = Sources { request, fields: &fields, captures: fit.captures(), values: &catalog.values };
        refusal(candidate, demands, request, sources)
    });
    if let Some(response) = refusal {
        // writing to a String cannot fail
        let _ = writeln!(out, "refused: {} {}", response.status, response.body.trim());
    }
    out
}
