//! Which example answers a request.
//!
//! Postman's published steps, made exact: method, `x-mock-…` headers, path, query, body and headers on request, score.
//! Two rules come before the score. A path with fewer holes wins; and among the items of one path the one whose fixed
//! values and defaults the request has: `action=cold_transfer` and `action=warm_transfer` are two items of one URL.

use crate::catalog::items::{Catalog, Example, Service};
use crate::matching::body as likeness;
use crate::matching::path::{Fit, Path};
use crate::matching::presets::{self as told, Told};
use crate::matching::query;
use crate::request::fields::Fields;
use crate::request::incoming::Received;
use crate::request::selectors::Selectors;
use std::cmp::Reverse;
use std::collections::HashMap;

/// What a request must be like besides its path, unless its own headers say otherwise.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    /// Whether the body must be that of the example's request.
    pub body: bool,
    /// Headers that must be those of the example's request.
    pub headers: Vec<String>,
}

/// An example, or an item without one, and what became of it.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// The item.
    pub service: &'a Service,
    /// The example; `None` if the item has none.
    pub example: Option<&'a Example>,
    /// What became of it.
    pub verdict: Result<Match, Lost>,
}

/// How a candidate fits.
#[derive(Debug)]
pub struct Match {
    /// The place among the candidates: the least wins.
    pub rank: Rank,
    /// How the path fits.
    pub fit: Fit,
    /// Points for the query.
    pub query: i32,
    /// Points for the body.
    pub body: i32,
}

/// The order of candidates, the most important first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Segments of the path that the item does not fix; its examples may have been saved for any of them.
    pub wild: usize,
    /// How the request fits the values that tell items apart.
    pub told: Told,
    has_no_example: bool,
    /// Whether its status does not come from the request: 401, 407, 429 and 5xx.
    pub tells_of_circumstances: bool,
    /// Postman's score.
    pub score: Reverse<i32>,
    /// Whether its status is none of success.
    pub is_failure: bool,
}

/// Why a candidate is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// It has another method.
    Method,
    /// The request selects another one by this header.
    Selected(&'static str),
    /// It has another path.
    Path,
    /// It has another body, and bodies must match.
    Body,
    /// It has another value of this header, and headers must match.
    Header(String),
}

/// All candidates of a collection in its order, and what became of them.
pub fn candidates<'a>(
    catalog: &'a Catalog,
    request: &Received,
    fields: &Fields<'_>,
    matching: &Matching,
) -> Vec<Candidate<'a>> {
    let judge =
        Judge { request, fields, path: Path::new(request.path()), selectors: Selectors::new(request), matching };
    let mut candidates = Vec::new();
    for service in &catalog.entries {
        let examples = service.examples.iter().map(Some).chain(service.examples.is_empty().then_some(None));
        candidates.extend(examples.map(|example| Candidate {
            service,
            example,
            verdict: judge.verdict(service, example),
        }));
    }
    candidates
}

/// The candidate that answers.
pub fn winner<'a, 'c>(candidates: &'c [Candidate<'a>]) -> Option<(&'c Candidate<'a>, &'c Match)> {
    let eligible = candidates.iter().filter_map(|candidate| Some((candidate, candidate.verdict.as_ref().ok()?)));
    eligible.min_by(|(_, one), (_, other)| one.rank.cmp(&other.rank))
}

struct Judge<'a> {
    request: &'a Received,
    fields: &'a Fields<'a>,
    path: Path,
    selectors: Selectors,
    matching: &'a Matching,
}

impl Judge<'_> {
    fn verdict(&self, service: &Service, example: Option<&Example>) -> Result<Match, Lost> {
        let is_method = |method: &str| method.eq_ignore_ascii_case(&self.request.method);
        let own = is_method(&service.method);
        let saved = example.filter(|example| is_method(&example.request.method));
        if !own && saved.is_none() {
            return Err(Lost::Method);
        }
        let of_item = self.path.fit(&service.pattern).filter(|_| own);
        let wild = of_item.as_ref().map(|fit| fit.wild);
        let fit = saved.and_then(|example| self.path.fit(&example.pattern)).or(of_item);
        let is_chosen = match self.select(example) {
            // the selection is of no interest where nothing else fits
            Err(_) if fit.is_none() => return Err(Lost::Path),
            selected => selected?,
        };
        let fit = fit.or_else(|| is_chosen.then(Fit::default)).ok_or(Lost::Path)?;
        let has_same_body =
            example.is_some_and(|example| likeness::same_body(self.request, self.fields, &example.request));
        if self.selectors.body.unwrap_or(self.matching.body) && !has_same_body {
            return Err(Lost::Body);
        }
        for name in self.selectors.headers.as_ref().unwrap_or(&self.matching.headers) {
            if !example.is_some_and(|example| likeness::same_header(self.request, &example.request, name)) {
                return Err(Lost::Header(name.clone()));
            }
        }
        let query = example.map_or(0, |example| query::score(&self.fields.query, &example.request.query()));
        let body = if has_same_body && !self.request.body.is_empty() { 5 } else { 0 };
        let status = example.map_or(204, |example| example.status);
        let rank = Rank {
            wild: wild.unwrap_or(fit.wild),
            told: told::told(&service.rules, self.fields),
            has_no_example: example.is_none(),
            tells_of_circumstances: matches!(status, 401 | 407 | 429 | 500..),
            score: Reverse(fit.score() + query + body),
            is_failure: !(200..300).contains(&status),
        };
        Ok(Match { rank, fit, query, body })
    }

    /// Whether the request names this very example by its id, whatever its path; an error if it selects another.
    fn select(&self, example: Option<&Example>) -> Result<bool, Lost> {
        let Selectors { code, id, name, .. } = &self.selectors;
        if code.as_ref().is_some_and(|code| example.is_none_or(|example| example.status.to_string() != *code)) {
            return Err(Lost::Selected("x-mock-response-code"));
        }
        if id.is_some() && example.is_none_or(|example| example.id != *id) {
            return Err(Lost::Selected("x-mock-response-id"));
        }
        if name.as_ref().is_some_and(|name| example.is_none_or(|example| example.name.trim() != *name)) {
            return Err(Lost::Selected("x-mock-response-name"));
        }
        Ok(id.is_some())
    }
}

impl Match {
    /// What stands in the holes of the path.
    pub fn captures(&self) -> &HashMap<String, String> {
        &self.fit.captures
    }
}
