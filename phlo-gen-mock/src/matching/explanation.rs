//! Why an example won or lost, as text.

use crate::catalog::items::{Catalog, Service};
use crate::matching::candidates::{Candidate, Lost, Match};
use crate::matching::path::Path;
use crate::matching::presets as told;
use crate::request::fields::Fields;
use crate::request::incoming::Received;
use phlo_gen_core::lower::nearest;
use std::fmt::Write;

/// The longest path that is compared letter by letter with those of all items.
const LONGEST: usize = 200;

/// What became of each candidate: the winner, those behind it, and those that are out.
pub fn candidates(
    catalog: &Catalog,
    candidates: &[Candidate<'_>],
    winner: Option<(&Candidate<'_>, &Match)>,
    request: &Received,
    fields: &Fields<'_>,
) -> String {
    let mut out = format!("{} {}\n", request.method, request.target);
    // writing to a String cannot fail
    let _ = match winner {
        Some((candidate, fit)) => writeln!(out, "won: {}: {}", name(candidate), points(fit)),
        None => writeln!(out, "nothing fits: {}", nothing(catalog, candidates, request)),
    };
    let (mut methods, mut paths) = (0, 0);
    for candidate in candidates {
        match &candidate.verdict {
            Err(Lost::Method) => methods += 1,
            Err(Lost::Path) => paths += 1,
            Err(lost) => drop(writeln!(out, "out: {}: {}", name(candidate), reason(lost))),
            Ok(fit) => {
                if let Some((best, won)) = winner.filter(|(best, _)| !std::ptr::eq(*best, candidate)) {
                    let _ = writeln!(out, "lost: {}: {}", name(candidate), behind(candidate, fit, best, won, fields));
                }
            }
        }
    }
    let _ = writeln!(out, "out: {methods} of another method, {paths} of another path");
    out
}

/// What to say where no item fits: why the nearest does not.
pub fn nothing(catalog: &Catalog, candidates: &[Candidate<'_>], request: &Received) -> String {
    let fits = |candidate: &&Candidate<'_>| !matches!(candidate.verdict, Err(Lost::Method | Lost::Path) | Ok(_));
    let refused =
        candidates.iter().filter(fits).find_map(|candidate| Some((candidate, candidate.verdict.as_ref().err()?)));
    if let Some((candidate, lost)) = refused {
        return format!("no example fits {} {}; {}: {}", request.method, request.path(), name(candidate), reason(lost));
    }
    let mut out = format!("no item for {} {}", request.method, request.path());
    if let Some(service) = near(&catalog.entries, request) {
        // writing to a String cannot fail
        let _ = write!(out, "; the nearest is {} {} ({})", service.method, service.pattern.shown, service.title);
    }
    out
}

/// The item of this path with another method, or the one whose line looks most like the request's.
fn near<'a>(services: &'a [Service], request: &Received) -> Option<&'a Service> {
    let path = Path::new(request.path());
    let other_method = services.iter().find(|service| path.fit(&service.pattern).is_some());
    if other_method.is_some() || request.path().len() > LONGEST {
        return other_method;
    }
    let has_length = |service: &Service| service.pattern.segments.len() == path.segments.len();
    let has_method = |service: &Service| service.method.eq_ignore_ascii_case(&request.method);
    let near = |likes: &dyn Fn(&Service) -> bool| most_like(services.iter().filter(|service| likes(service)), request);
    near(&|service| has_length(service) && has_method(service))
        .or_else(|| near(&has_length))
        .or_else(|| near(&|_| true))
}

fn most_like<'a>(services: impl Iterator<Item = &'a Service>, request: &Received) -> Option<&'a Service> {
    let line = |service: &Service| format!("{} {}", service.method, service.pattern.shown);
    let lines = services.map(|service| (line(service), service)).filter(|(line, _)| line.len() <= 2 * LONGEST);
    let lines: Vec<(String, &Service)> = lines.collect();
    let wanted = format!("{} {}", request.method, request.path());
    let near = nearest(&wanted, lines.iter().map(|(line, _)| line.as_str()))?;
    lines.iter().find(|(line, _)| line == near).map(|(_, service)| *service)
}

fn name(candidate: &Candidate<'_>) -> String {
    match candidate.example {
        Some(example) => format!("{}, example `{}` ({})", candidate.service.title, example.name, example.status),
        None => format!("{}, without an example", candidate.service.title),
    }
}

fn points(fit: &Match) -> String {
    format!("{} points (path {}, query {:+}, body {:+})", fit.rank.score.0, fit.fit.score(), fit.query, fit.body)
}

fn reason(lost: &Lost) -> String {
    match lost {
        Lost::Method => "another method".to_owned(),
        Lost::Path => "another path".to_owned(),
        Lost::Selected(header) => format!("`{header}` selects another"),
        Lost::Body => "another body".to_owned(),
        Lost::Header(name) => format!("another value of the header `{name}`"),
    }
}

/// Why a candidate that fits stands behind the winner.
fn behind(candidate: &Candidate<'_>, fit: &Match, best: &Candidate<'_>, won: &Match, fields: &Fields<'_>) -> String {
    if fit.rank.wild != won.rank.wild {
        return "its path has more holes".to_owned();
    }
    let is_same_item = std::ptr::eq(candidate.service, best.service);
    if !is_same_item && fit.rank.told != won.rank.told {
        let difference = told::difference(&candidate.service.rules, fields);
        return difference.unwrap_or_else(|| "the request has more of the winner's own values".to_owned());
    }
    if candidate.example.is_none() {
        return "it has no example".to_owned();
    }
    if fit.rank.tells_of_circumstances && !won.rank.tells_of_circumstances {
        return "its status tells of circumstances".to_owned();
    }
    match points(fit) {
        points if fit.rank.score != won.rank.score => points,
        points if fit.rank.is_failure && !won.rank.is_failure => format!("{points}, and no success"),
        points => format!("{points}, and later in the file"),
    }
}
