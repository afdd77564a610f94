//! Names of fields that Postman does not read, although their authors expect it to.

use crate::collection::fields::{Findings, near_miss};
use crate::json::Json;

/// Names that tools and other formats use, and the names of format version 3.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("params", "queryParams"),
    ("parameters", "queryParams"),
    ("query", "queryParams"),
    ("pathParams", "pathVariables"),
    ("variable", "pathVariables"),
    ("variables", "pathVariables"),
    ("event", "scripts"),
    ("events", "scripts"),
    ("script", "scripts"),
    ("summary", "description"),
    ("header", "headers"),
    ("status", "statusText"),
    ("code", "statusCode"),
];

/// Adds findings on members that are not read, if it is clear what they are meant to be.
pub fn check(object: &Json, known: &[&str], findings: &mut Findings) {
    for member in object.as_object().unwrap_or_default() {
        let is_other = |(other, name): &&(&str, &str)| *other == member.name && known.contains(name);
        if known.contains(&&*member.name) {
            continue;
        }
        if let Some((other, name)) = OTHER_NAMES.iter().find(is_other) {
            let message = format!("`{other}` is not read by Postman");
            findings.note("near-miss-key", member.start, message, &format!("did you mean `{name}`?"));
        }
    }
    let others: Vec<&str> = OTHER_NAMES.iter().map(|(other, _)| *other).chain(known.iter().copied()).collect();
    near_miss::check_except(object, known, &others, findings);
}
