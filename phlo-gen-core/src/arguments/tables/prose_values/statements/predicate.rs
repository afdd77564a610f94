//! What is said of an argument after its name: "is required", "have to be given".

use crate::arguments::argument::Requirement;
use crate::arguments::sentences::required;
use crate::arguments::sentences::text::{self, Text};

/// "is required", "have to be given": what is said, of one.
pub fn predicate(clause: &str) -> Option<String> {
    let rest = clause.trim_start();
    let rest = ["parameter ", "field ", "header ", "both ", "all "]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let singular = rest
        .strip_prefix("are ")
        .map(|rest| format!("is {}", rest.trim_start_matches("both ").trim_start_matches("all ")));
    let own = || {
        ["is ", "has ", "have ", "must ", "may ", "can ", "can't ", "cannot ", "need "]
            .iter()
            .any(|verb| rest.starts_with(verb))
            .then(|| rest.to_owned())
    };
    singular.or_else(own)
}

/// The requirement in what is said of an argument.
pub fn required_by(predicate: &str) -> Option<Requirement> {
    const NEVER: [&str; 5] = ["can't be ", "cannot be ", "can not be ", "must not be ", "may not be "];
    if let Some(rest) = NEVER.iter().find_map(|never| predicate.strip_prefix(never)) {
        let absent = ["empty", "blank", "omitted", "left out", "missing", "left empty", "left blank"];
        let is_absent = absent.iter().any(|word| rest.strip_prefix(word).is_some_and(text::ends_clause));
        return is_absent.then_some(Requirement::Required);
    }
    const MUSTS: [&str; 7] =
        ["has to be ", "have to be ", "must be ", "must always be ", "must both be ", "need to be ", "needs to be "];
    const GIVEN: [&str; 9] =
        ["given", "provided", "sent", "specified", "present", "supplied", "passed", "included", "there"];
    let given = MUSTS.iter().find_map(|must| predicate.strip_prefix(must));
    let word = given.map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    if word.is_some_and(|word| GIVEN.contains(&word)) {
        let rest = given.and_then(|rest| rest.get(word.map_or(0, str::len)..)).unwrap_or_default();
        return text::ends_clause(rest).then_some(Requirement::Required);
    }
    required::in_text(&Text::new(&format!("It {predicate}")))
}
