//! The explanation of why an example fits a request best.

use super::candidates::Candidate;
use super::path_match::PathMatch;
use super::preset_match::first_difference;
use super::rank::{Match, Mismatch};
use crate::catalog::{Catalog, CatalogItem};
use crate::request::{Fields, Request, RequestPath};
use phlo_gen_core::diagnostic::nearest;
use std::fmt::Write;

/// The longest path for which the nearest item is searched.
const MAX_LENGTH: usize = 200;

/// The result for each candidate: the best one, the others that fit, and those that do not.
pub fn explain_candidates(
    catalog: &Catalog,
    candidates: &[Candidate<'_>],
    best: Option<(&Candidate<'_>, &Match)>,
    request: &Request,
    fields: &Fields<'_>,
) -> String {
    let mut out = format!("{} {}\n", request.method, request.target);
    // writing to a String cannot fail
    let _ = match best {
        Some((candidate, fit)) => writeln!(out, "won: {}: {}", name(candidate), points(fit)),
        None => writeln!(out, "nothing fits: {}", explain_no_match(catalog, candidates, request)),
    };
    let (mut methods, mut paths) = (0, 0);
    for candidate in candidates {
        match &candidate.result {
            Err(Mismatch::Method) => methods += 1,
            Err(Mismatch::Path) => paths += 1,
            Err(mismatch) => drop(writeln!(out, "out: {}: {}", name(candidate), reason(mismatch))),
            Ok(fit) => {
                if let Some((best, best_fit)) = best.filter(|(best, _)| !std::ptr::eq(*best, candidate)) {
                    let _ = writeln!(
                        out,
                        "lost: {}: {}",
                        name(candidate),
                        why_not_best(candidate, fit, best, best_fit, fields)
                    );
                }
            }
        }
    }
    let _ = writeln!(out, "out: {methods} of another method, {paths} of another path");
    out
}

/// The message for a request that no example fits.
pub fn explain_no_match(catalog: &Catalog, candidates: &[Candidate<'_>], request: &Request) -> String {
    let fits = |candidate: &&Candidate<'_>| !matches!(candidate.result, Err(Mismatch::Method | Mismatch::Path) | Ok(_));
    let refused =
        candidates.iter().filter(fits).find_map(|candidate| Some((candidate, candidate.result.as_ref().err()?)));
    if let Some((candidate, mismatch)) = refused {
        return format!(
            "no example fits {} {}; {}: {}",
            request.method,
            request.redacted_path(),
            name(candidate),
            reason(mismatch)
        );
    }
    let mut out = format!("no item for {} {}", request.method, request.redacted_path());
    if let Some(item) = nearest_item(&catalog.items, request) {
        // writing to a String cannot fail
        let _ = write!(out, "; the nearest is {} {} ({})", item.method, item.path.text, item.title);
    }
    out
}

/// The item of this path with another method, or else the one with the most similar method and path.
fn nearest_item<'a>(items: &'a [CatalogItem], request: &Request) -> Option<&'a CatalogItem> {
    let path = RequestPath::new(request.path());
    let other_method = items.iter().find(|item| PathMatch::new(&path, &item.path).is_some());
    if other_method.is_some() || request.path().len() > MAX_LENGTH {
        return other_method;
    }
    let has_length = |item: &CatalogItem| item.path.segments.len() == path.segments.len();
    let has_method = |item: &CatalogItem| item.method.eq_ignore_ascii_case(&request.method);
    let among = |is_candidate: &dyn Fn(&CatalogItem) -> bool| {
        most_similar(items.iter().filter(|item| is_candidate(item)), request)
    };
    among(&|item| has_length(item) && has_method(item)).or_else(|| among(&has_length)).or_else(|| among(&|_| true))
}

fn most_similar<'a>(items: impl Iterator<Item = &'a CatalogItem>, request: &Request) -> Option<&'a CatalogItem> {
    let line = |item: &CatalogItem| format!("{} {}", item.method, item.path.text);
    let lines = items.map(|item| (line(item), item)).filter(|(line, _)| line.len() <= 2 * MAX_LENGTH);
    let lines: Vec<(String, &CatalogItem)> = lines.collect();
    let wanted = format!("{} {}", request.method, request.path());
    let near = nearest(&wanted, lines.iter().map(|(line, _)| line.as_str()))?;
    lines.iter().find(|(line, _)| line == near).map(|(_, item)| *item)
}

fn name(candidate: &Candidate<'_>) -> String {
    match candidate.example {
        Some(example) => format!("{}, example `{}` ({})", candidate.item.title, example.name, example.status),
        None => format!("{}, without an example", candidate.item.title),
    }
}

fn points(fit: &Match) -> String {
    format!(
        "{} points (path {}, query {:+}, body {:+})",
        fit.rank.score.0,
        fit.path.score(),
        fit.query_score,
        fit.body_score
    )
}

fn reason(mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::Method => "another method".to_owned(),
        Mismatch::Path => "another path".to_owned(),
        Mismatch::Selected(header) => format!("`{header}` selects another"),
        Mismatch::Body => "another body".to_owned(),
        Mismatch::Header(name) => format!("another value of the header `{name}`"),
    }
}

/// Why another candidate fits better.
fn why_not_best(
    candidate: &Candidate<'_>,
    fit: &Match,
    best: &Candidate<'_>,
    best_fit: &Match,
    fields: &Fields<'_>,
) -> String {
    if fit.rank.variable_segments != best_fit.rank.variable_segments {
        return "its path has more variables".to_owned();
    }
    let is_same_item = std::ptr::eq(candidate.item, best.item);
    if !is_same_item && fit.rank.presets != best_fit.rank.presets {
        let difference = first_difference(&candidate.item.argument_rules, fields);
        return difference
            .unwrap_or_else(|| "the request has more of the winner's fixed values and defaults".to_owned());
    }
    if candidate.example.is_none() {
        return "it has no example".to_owned();
    }
    if fit.rank.depends_on_server && !best_fit.rank.depends_on_server {
        return "its status depends on more than the request".to_owned();
    }
    match points(fit) {
        points if fit.rank.score != best_fit.rank.score => points,
        points if fit.rank.is_failure && !best_fit.rank.is_failure => format!("{points}, and not a success"),
        points => format!("{points}, and later in the file"),
    }
}
