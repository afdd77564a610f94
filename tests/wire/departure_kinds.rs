//! Kinds of intended differences, for collections whose differences are not listed one by one.

use crate::compare::Difference;
use crate::recording::decode;
use phlo_gen_core::json::{self, Json, Kind};
use std::collections::BTreeSet;

/// Removes the differences that are of a kind which docs/WIRE.md explains.
pub fn remove_intended(differences: &mut Vec<Difference>) {
    let bodies: BTreeSet<String> =
        differences.iter().filter(|found| is_intended_body(found)).map(|found| found.path.clone()).collect();
    differences.retain(|found| match found.field.as_str() {
        "header authorization" => {
            (has_credential(&found.theirs) || has_credential(&found.ours))
                && !lacks_user_name(&found.theirs, &found.ours)
        }
        "header content-length" => !bodies.contains(&found.path),
        "target" => !is_same_key(&found.theirs, &found.ours),
        _ => !is_intended_body(found),
    });
}

/// Whether two targets differ by the blanks before keys of the client only: the row "blanks around a key".
fn is_same_key(theirs: &str, ours: &str) -> bool {
    theirs.contains("key=%20") && theirs.replace("key=%20", "key=") == ours
}

fn is_intended_body(difference: &Difference) -> bool {
    difference.field == "body" && is_same_json(&difference.theirs, &difference.ours)
}

/// Whether the user name is a placeholder for Postman and blank for us, beside the same password: the row "blank
/// credentials".
fn lacks_user_name(theirs: &str, ours: &str) -> bool {
    let pair = |shown: &str| {
        let credential = shown.trim_start_matches("[\"Basic ").trim_end_matches("\"]");
        let text = String::from_utf8(decode(credential)).ok()?;
        text.split_once(':').map(|(name, password)| (name.to_owned(), password.to_owned()))
    };
    let (Some((name, password)), Some((own_name, own_password))) = (pair(theirs), pair(ours)) else { return false };
    own_name.is_empty() && password == own_password && ["username", "user", "email", "login"].contains(&name.as_str())
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

/// Whether two bodies are the same JSON but for the order of members within objects and lists, and for holes, which ours leaves out:
/// the rows "order of members" and "variables in JSON".
fn is_same_json(theirs: &str, ours: &str) -> bool {
    match [&with_marked_holes(theirs), ours].map(json::parse) {
        [Ok(theirs), Ok(ours)] => in_one_order(&theirs, false) == in_one_order(&ours, false),
        _ => false,
    }
}

/// What stands in place of a hole.
const HOLE: &str = "\u{e000}hole";

/// JSON with a text in place of each variable that stands outside of texts.
fn with_marked_holes(text: &str) -> String {
    let mut out = String::new();
    let (mut rest, mut in_text) = (text, false);
    while let Some(first) = rest.chars().next() {
        let hole = rest.strip_prefix("{{").filter(|_| !in_text).and_then(|after| after.split_once("}}"));
        if let Some((_, after)) = hole {
            out.extend(["\"", HOLE, "\""]);
            rest = after;
            continue;
        }
        let escaped = rest.chars().nth(1).filter(|_| in_text && first == '\\').map_or(0, char::len_utf8);
        in_text ^= first == '"';
        let (taken, after) = rest.split_at(first.len_utf8() + escaped);
        out.push_str(taken);
        rest = after;
    }
    out
}

fn is_hole(value: &Json<'_>) -> bool {
    matches!(&value.kind, Kind::String(text) if text == HOLE)
}

/// JSON without holes, in which the members of objects within others and within lists are sorted.
fn in_one_order(value: &Json<'_>, is_within: bool) -> String {
    match &value.kind {
        Kind::Object(members) => {
            let member = |member: &json::Member<'_>| format!("{:?}:{}", member.name, in_one_order(&member.value, true));
            let mut members: Vec<String> =
                members.iter().filter(|member| !is_hole(&member.value)).map(member).collect();
            if is_within {
                members.sort();
            }
            format!("{{{}}}", members.join(","))
        }
        Kind::Array(elements) => {
            let kept = elements.iter().filter(|element| !is_hole(element));
            let elements: Vec<String> = kept.map(|element| in_one_order(element, true)).collect();
            format!("[{}]", elements.join(","))
        }
        _ => json::compact(value),
    }
}

#[test]
fn blanks_before_a_key_are_no_difference() {
    assert!(is_same_key("/a?key=%20x1&b=%20c", "/a?key=x1&b=%20c"));
    assert!(!is_same_key("/a?key=%20x1&b=%20c", "/a?key=x1&b=c") && !is_same_key("/a?b=%20c", "/a?b=c"));
}

#[test]
fn placeholders_are_no_credentials() {
    let blank = ["Bearer", "Bearer <Bearer Token>", "Bearer {{token}}", "Basic OnlvdXJfYXBpX2tleV9oZXJl", "Basic Og=="];
    assert!(blank.iter().all(|value| !has_credential(&format!("[\"{value}\"]"))) && !has_credential("absent"));
    let (theirs, ours) = ("[\"Basic dXNlcm5hbWU6cGFzc3dvcmQ=\"]", "[\"Basic OnBhc3N3b3Jk\"]");
    assert!(
        lacks_user_name(theirs, ours) && !lacks_user_name(ours, theirs) && !lacks_user_name(theirs, "[\"Basic Og==\"]")
    );
    assert!(has_credential("[\"Basic amFuZTpwYXNzd29yZA==\"]") && has_credential("[\"Bearer abc123\"]"));
}

#[test]
fn only_the_order_within_lists_and_holes_are_no_difference() {
    assert!(is_same_json(r#"{"a":[{"b":1,"c":[2]}]}"#, r#"{"a":[{"c":[2],"b":1}]}"#));
    assert!(is_same_json(r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"c":2,"b":1}}"#));
    assert!(!is_same_json(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#));
    assert!(!is_same_json(r#"[{"a":1}]"#, r#"[{"a":2}]"#) && !is_same_json("[1,2]", "[2,1]"));
    assert!(!is_same_json(r#"[{"a":1}]"#, r#"[{"a":1.0}]"#));
    assert!(is_same_json(r#"{"a":[{{b}}, 1],"c":{{d}},"e":"\"{{f}}"}"#, r#"{"a":[1],"e":"\"{{f}}"}"#));
    assert!(!is_same_json(r#"{"a":"{{b}}"}"#, "{}") && !is_same_json(r#"{"a":{{b}}}"#, r#"{"a":null}"#));
}
