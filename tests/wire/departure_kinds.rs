//! Kinds of intended differences, for collections whose differences are not listed one by one.

use crate::compare::Difference;
use crate::recording::decode;
use phlo_gen_core::json::{self, Json, Kind};

/// Whether a difference is of a kind that docs/WIRE.md explains.
pub fn is_intended(difference: &Difference) -> bool {
    let Difference { field, theirs, ours, .. } = difference;
    match field.as_str() {
        "header authorization" => !has_credential(theirs) && !has_credential(ours),
        "body" => is_same_within_lists(theirs, ours),
        _ => false,
    }
}

/// Whether an `Authorization` has a credential, and neither a placeholder in place of one nor a variable without a value:
/// the row "blank credentials".
fn has_credential(shown: &str) -> bool {
    let value = shown.trim_start_matches("[\"").trim_end_matches("\"]");
    let Some((_, credential)) = value.split_once(' ') else { return false };
    let decoded = String::from_utf8(decode(credential)).ok().filter(|pair| pair.contains(':'));
    let text = decoded.unwrap_or_else(|| credential.to_owned()).to_lowercase();
    let is_placeholder = text.contains(['<', '[']) || text.contains("your_") || text.contains("{{");
    !is_placeholder && !text.trim_matches([' ', ':']).is_empty()
}

/// Whether the tokens of two bodies are the same JSON but for the order of members within lists: the row "order of
/// members".
fn is_same_within_lists(theirs: &str, ours: &str) -> bool {
    match [theirs, ours].map(json::parse) {
        [Ok(theirs), Ok(ours)] => in_one_order(&theirs, false) == in_one_order(&ours, false),
        _ => false,
    }
}

/// JSON in which the members of objects within lists are sorted.
fn in_one_order(value: &Json<'_>, in_list: bool) -> String {
    match &value.kind {
        Kind::Object(members) => {
            let member =
                |member: &json::Member<'_>| format!("{:?}:{}", member.name, in_one_order(&member.value, in_list));
            let mut members: Vec<String> = members.iter().map(member).collect();
            if in_list {
                members.sort();
            }
            format!("{{{}}}", members.join(","))
        }
        Kind::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| in_one_order(element, true)).collect();
            format!("[{}]", elements.join(","))
        }
        _ => json::compact(value),
    }
}

#[test]
fn placeholders_are_no_credentials() {
    let blank = ["Bearer", "Bearer <Bearer Token>", "Bearer {{token}}", "Basic OnlvdXJfYXBpX2tleV9oZXJl", "Basic Og=="];
    assert!(blank.iter().all(|value| !has_credential(&format!("[\"{value}\"]"))) && !has_credential("absent"));
    assert!(has_credential("[\"Basic dXNlcjpwYXNzd29yZA==\"]") && has_credential("[\"Bearer abc123\"]"));
}

#[test]
fn only_the_order_within_lists_is_no_difference() {
    assert!(is_same_within_lists(r#"{"a":[{"b":1,"c":[2]}]}"#, r#"{"a":[{"c":[2],"b":1}]}"#));
    assert!(!is_same_within_lists(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#));
    assert!(!is_same_within_lists(r#"[{"a":1}]"#, r#"[{"a":2}]"#) && !is_same_within_lists("[1,2]", "[2,1]"));
    assert!(!is_same_within_lists(r#"[{"a":1}]"#, r#"[{"a":1.0}]"#));
}
