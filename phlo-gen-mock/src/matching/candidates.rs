//! The candidates for the response to a request.
//!
//! This follows Postman's published steps: method, `x-mock-…` headers, path, query, body and headers if required, score.
//! Two rules come before the score. A path with fewer variables is better; and among the items of one path the one whose
//! fixed values and defaults the request has: `action=cold_transfer` and `action=warm_transfer` are two items of one URL.

use super::path_match::PathMatch;
use super::preset_match::PresetMatch;
use super::query_score::query_score;
use super::rank::{Match, Mismatch, Rank};
use super::saved_content::{same_body, same_header};
use crate::catalog::{Catalog, CatalogItem, Example};
use crate::request::{Fields, Request, RequestPath, Selectors};
use std::cmp::Reverse;

/// The parts of a request besides the path that must match; its headers take precedence.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    /// Whether the body must be that of the example's request.
    pub body: bool,
    /// Headers that must be those of the example's request.
    pub headers: Vec<String>,
}

/// An example, or an item without one, and whether it fits the request.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// The item.
    pub item: &'a CatalogItem,
    /// The example; `None` if the item has none.
    pub example: Option<&'a Example>,
    /// Whether it fits.
    pub result: Result<Match, Mismatch>,
}

/// All candidates of a collection, in its order.
pub fn candidates<'a>(
    catalog: &'a Catalog,
    request: &Request,
    fields: &Fields<'_>,
    matching: &Matching,
) -> Vec<Candidate<'a>> {
    let matcher = Matcher {
        request,
        fields,
        path: RequestPath::new(request.path()),
        selectors: Selectors::new(request),
        matching,
    };
    let mut candidates = Vec::new();
    for item in &catalog.items {
        let examples = item.examples.iter().map(Some).chain(item.examples.is_empty().then_some(None));
        candidates.extend(examples.map(|example| Candidate { item, example, result: matcher.compare(item, example) }));
    }
    candidates
}

/// The candidate that fits best.
pub fn best<'a, 'c>(candidates: &'c [Candidate<'a>]) -> Option<(&'c Candidate<'a>, &'c Match)> {
    let fitting = candidates.iter().filter_map(|candidate| Some((candidate, candidate.result.as_ref().ok()?)));
    fitting.min_by(|(_, one), (_, other)| one.rank.cmp(&other.rank))
}

struct Matcher<'a> {
    request: &'a Request,
    fields: &'a Fields<'a>,
    path: RequestPath,
    selectors: Selectors,
    matching: &'a Matching,
}

impl Matcher<'_> {
    fn compare(&self, item: &CatalogItem, example: Option<&Example>) -> Result<Match, Mismatch> {
        let is_method = |method: &str| method.eq_ignore_ascii_case(&self.request.method);
        let is_item_method = is_method(&item.method);
        let saved = example.filter(|example| is_method(&example.request.method));
        if !is_item_method && saved.is_none() {
            return Err(Mismatch::Method);
        }
        let item_path = PathMatch::new(&self.path, &item.path).filter(|_| is_item_method);
        let variable_segments = item_path.as_ref().map(|path| path.variable_segments);
        let path = saved.and_then(|example| PathMatch::new(&self.path, &example.path)).or(item_path);
        let is_selected = match self.is_selected(example) {
            // another path is the more important reason
            Err(_) if path.is_none() => return Err(Mismatch::Path),
            selected => selected?,
        };
        let path = path.or_else(|| is_selected.then(PathMatch::default)).ok_or(Mismatch::Path)?;
        let has_same_body = example.is_some_and(|example| same_body(self.request, self.fields, &example.request));
        if self.selectors.match_body.unwrap_or(self.matching.body) && !has_same_body {
            return Err(Mismatch::Body);
        }
        for name in self.selectors.match_headers.as_ref().unwrap_or(&self.matching.headers) {
            if !example.is_some_and(|example| same_header(self.request, &example.request, name)) {
                return Err(Mismatch::Header(name.clone()));
            }
        }
        let query_score = example.map_or(0, |example| query_score(&self.fields.query, &example.request.query()));
        let body_score = if has_same_body && !self.request.body.is_empty() { 5 } else { 0 };
        let status = example.map_or(204, |example| example.status);
        let rank = Rank {
            variable_segments: variable_segments.unwrap_or(path.variable_segments),
            presets: PresetMatch::new(&item.argument_rules, self.fields),
            has_no_example: example.is_none(),
            depends_on_server: matches!(status, 401 | 407 | 429 | 500..),
            score: Reverse(path.score() + query_score + body_score),
            is_failure: !(200..300).contains(&status),
        };
        Ok(Match { rank, path, query_score, body_score })
    }

    /// Whether the request selects this example by its id, which makes its path irrelevant; an error if it selects another.
    fn is_selected(&self, example: Option<&Example>) -> Result<bool, Mismatch> {
        let Selectors { code, id, name, .. } = &self.selectors;
        if code.as_ref().is_some_and(|code| example.is_none_or(|example| example.status.to_string() != *code)) {
            return Err(Mismatch::Selected("x-mock-response-code"));
        }
        if id.is_some() && example.is_none_or(|example| example.id != *id) {
            return Err(Mismatch::Selected("x-mock-response-id"));
        }
        if name.as_ref().is_some_and(|name| example.is_none_or(|example| example.name.trim() != *name)) {
            return Err(Mismatch::Selected("x-mock-response-name"));
        }
        Ok(id.is_some())
    }
}
