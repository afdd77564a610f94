//! Chooses the response to a request.

use crate::catalog::Catalog;
use crate::matching::{self, Candidate, Match, Matching, best, candidates};
use crate::request::{Fields, Request, Selectors};
use crate::requirements::{Credentials, first_violation};
use crate::response::{Response, VariableSources};
use std::fmt::Write;

/// Chooses responses from the examples of a collection.
pub struct Responder {
    /// The items.
    pub catalog: Catalog,
    /// Which requests are refused, and how examples are matched.
    pub options: ResponderOptions,
}

/// Which requests are refused, and how examples are matched.
pub struct ResponderOptions {
    /// Whether requests must be authorized.
    pub require_auth: bool,
    /// The only user and password that are accepted.
    pub credentials: Option<Credentials>,
    /// Whether arguments are checked.
    pub check_arguments: bool,
    /// How examples are matched.
    pub matching: Matching,
}

impl Responder {
    /// The response to a request.
    pub fn respond(&self, request: &Request) -> Response {
        let fields = Fields::new(request);
        let candidates = candidates(&self.catalog, request, &fields, &self.options.matching);
        let Some((candidate, fit)) = best(&candidates) else {
            let reason = if Selectors::new(request).selects_example() { "no-example" } else { "no-item" };
            let text = matching::explain_no_match(&self.catalog, &candidates, request);
            return Response::error(404, reason, &text);
        };
        let sources = self.sources(request, &fields, fit);
        self.refusal(candidate, request, sources).unwrap_or_else(|| match candidate.example {
            Some(example) => Response::example(example, sources),
            None => Response::no_example(),
        })
    }

    /// Explains the response to a request.
    pub fn explain(&self, request: &Request) -> String {
        let fields = Fields::new(request);
        let candidates = candidates(&self.catalog, request, &fields, &self.options.matching);
        let best = best(&candidates);
        let mut out = matching::explain_candidates(&self.catalog, &candidates, best, request, &fields);
        let refusal = best.and_then(|(candidate, fit)| {
            let sources = self.sources(request, &fields, fit);
            self.refusal(candidate, request, sources)
        });
        if let Some(response) = refusal {
            // writing to a String cannot fail
            let _ = writeln!(out, "refused: {} {}", response.status, response.body.trim());
        }
        out
    }

    /// The response with which the item refuses the request. A request that selects its response is never refused.
    fn refusal(&self, candidate: &Candidate<'_>, request: &Request, sources: VariableSources<'_>) -> Option<Response> {
        if Selectors::new(request).selects_example() {
            return None;
        }
        let item = candidate.item;
        if self.options.require_auth
            && let Some(authorization) = &item.authorization
            && let Some(text) = authorization.violation(request, self.options.credentials.as_ref())
        {
            return Some(Response::unauthorized(item, sources, text));
        }
        let violation = first_violation(&item.argument_rules, request, sources.fields);
        let violation = violation.filter(|_| self.options.check_arguments)?;
        Some(Response::bad_argument(&self.catalog, item, sources, &violation))
    }

    fn sources<'a>(&'a self, request: &'a Request, fields: &'a Fields<'a>, fit: &'a Match) -> VariableSources<'a> {
        VariableSources { request, fields, path_variables: &fit.path.variables, values: &self.catalog.values }
    }
}
