//! The types of values: what other items say about them, and which types several places share.

use super::*;
use crate::api::{Definition, Type};

/// An item with these responses, each a status and a body.
fn with_responses(name: &str, path: &str, responses: &[(u16, &str)]) -> Value {
    let responses: Vec<Value> =
        responses.iter().map(|(code, body)| json!({"name": "r", "code": code, "body": body})).collect();
    json!({"name": name, "request": {"method": "GET", "url": format!("https://h.example.com{path}")}, "response": responses})
}

/// The members of a type, each with its type as it is written.
fn members(source: &str, name: &str) -> Vec<String> {
    let start = format!("{name} {{");
    let lines = source.lines().map(str::trim).skip_while(|line| *line != start).skip(1);
    let is_member = |line: &&str| line.starts_with(|first: char| first.is_ascii_digit());
    let text = |line: &str| {
        let (_, rest) = line.split_once(' ').unwrap_or_default();
        rest.replace("__::", "").replace('"', "").trim_end_matches(';').to_owned()
    };
    lines.take_while(|line| *line != "}").filter(is_member).map(text).collect()
}

fn shared(lowered: &Lowered) -> Vec<&str> {
    lowered.api.types.iter().map(|shared| shared.definition.name()).collect()
}

#[test]
fn documented_numbers_and_whole_samples_of_requests_take_any_number() {
    let table = "| name | type | required | description |\n|---|---|---|---|\n\
        | temperature | number | no | Heat |\n| max_tokens | integer | no | At most |";
    let found = lowered(vec![posts(r#"{"temperature": 1, "max_tokens": 256, "sum": 100, "user_id": 5}"#, table)]);
    let ty = |setter: &str| argument(&found, setter).ty.clone();
    assert_eq!(
        ["temperature", "max_tokens", "sum", "user_id"].map(ty),
        [Type::Number, Type::Integer, Type::Number, Type::Integer]
    );
}

#[test]
fn a_sibling_with_decimals_and_the_name_of_a_measure_make_a_number_of_whole_samples() {
    let found = lowered(vec![
        with_responses("Pay", "/pay", &[(200, r#"{"paid": 100, "fee": 1, "count": 3}"#)]),
        with_responses("Pay again", "/more", &[(200, r#"{"paid": 99.5, "state": "ok"}"#)]),
    ]);
    let source = source(&found);
    assert_eq!(members(&source, "PayResponse"), ["paid paid: Number", "fee fee: Number", "count count: i64"]);
    assert_eq!(members(&source, "PayAgainResponse"), ["paid paid: Number", "state state: String"]);
}

#[test]
fn names_that_are_data_make_maps() {
    let body = r#"{"rates": {"USD": 1.08, "JPY": 171}, "days": {"2026-01-01": 3}, "users": {"usr_8f2kq1": {"name": "a"}, "usr_19dk2a": {"name": "b"}}}"#;
    let source = source(&lowered(vec![with_responses("Rates", "/rates", &[(200, body)])]));
    assert_eq!(
        members(&source, "RatesResponse"),
        ["rates rates: Map<Number>", "days days: Map<i64>", "users users: Map<RatesResponseUser>"]
    );
}

#[test]
fn members_that_are_only_null_have_the_type_of_their_name_elsewhere() {
    let found = lowered(vec![
        with_responses("Order", "/order", &[(200, r#"{"id": 1, "customer": null, "notes": [], "never": null}"#)]),
        with_responses("List", "/list", &[(200, r#"[{"id": 1, "customer": {"id": 5}, "notes": ["x"]}]"#)]),
    ]);
    let customer = "customer customer: Option<types::Customer>";
    assert_eq!(
        members(&source(&found), "OrderResponse"),
        ["id id: i64", customer, "notes notes: Vec<String>", "never never: Json"]
    );
}

#[test]
fn a_type_that_contains_itself_is_filled_once() {
    let body = r#"{"child": {"id": 1, "child": null}}"#;
    let found = lowered(vec![with_responses("Tree", "/tree", &[(200, body)])]);
    assert!(source(&found).contains("TreeResponseChild"));
}

#[test]
fn members_of_two_kinds_are_one_of_both() {
    let first = r#"{"owner": "u1", "tags": "x", "size": 5, "address": false, "data": []}"#;
    let second = r#"{"owner": {"id": "u1"}, "tags": ["x"], "size": "5", "address": {"city": "c"}, "data": {"k": "v"}}"#;
    let source = source(&lowered(vec![with_responses("Get", "/get", &[(200, first), (200, second)])]));
    assert_eq!(
        members(&source, "GetResponse"),
        [
            "owner owner: OrText<GetResponseOwner>",
            "tags tags: OneOrMany<String>",
            "size size: OrText<i64>",
            "address address: OrBoolean<GetResponseAddress>",
            "data data: OneOrMany<GetResponseDataItem>",
        ]
    );
}

#[test]
fn a_shape_of_several_places_is_one_type_named_after_what_it_is() {
    let user = r#"{"id": 7, "login": "ann", "url": "u", "admin": false, "note": null}"#;
    let other = r#"{"id": 8, "login": "bob", "url": "u", "admin": true, "note": "x"}"#;
    let error = r#"{"error": "no", "code": 4}"#;
    let found = lowered(vec![
        with_responses("Run a job", "/jobs", &[(200, &format!(r#"{{"job": 1, "actor": {user}}}"#)), (400, error)]),
        with_responses("Get user", "/users/:user_id", &[(200, other), (404, error)]),
    ]);
    assert_eq!(shared(&found), ["User", "Error"]);
    let source = source(&found);
    assert!(members(&source, "User").contains(&"note note: Option<String>".to_owned()));
    assert_eq!(members(&source, "RunAJobResponse"), ["job job: i64", "actor actor: types::User"]);
    assert!(source.contains("pub type GetUserResponse = types::User;"), "{source}");
    assert!(source.contains("pub type RunAJobError = types::Error;"), "{source}");
    assert!(source.contains("`actor` of the response to [`RunAJob`](super::RunAJob)"), "{source}");
    let item = found.api.root.items.get(1).expect("there are two items");
    assert_eq!(item.types.iter().map(Definition::name).collect::<Vec<_>>(), ["GetUserResponse", "GetUserError"]);
}

#[test]
fn shapes_of_one_name_are_told_apart_by_what_only_one_has() {
    let item = |name: &str, error: &str| {
        with_responses(name, &format!("/{name}"), &[(200, &format!(r#"{{"of {name}": 1}}"#)), (400, error)])
    };
    let (plain, more) = (r#"{"error": "no"}"#, r#"{"error": "no", "details": ["x"]}"#);
    let number = r#"{"error": 5}"#;
    let items = [("a", plain), ("b", plain), ("c", more), ("d", more), ("e", number), ("f", number), ("g", plain)];
    let found = lowered(items.map(|(name, error)| item(name, error)).to_vec());
    assert_eq!(shared(&found), ["Error", "ErrorWithDetails", "ErrorWithNumberError"]);
}

#[test]
fn a_small_shape_is_shared_only_under_one_name() {
    let found = lowered(vec![
        with_responses("A", "/a", &[(200, r#"{"pet": {"id": 1, "name": "x"}, "a": 1}"#)]),
        with_responses("B", "/b", &[(200, r#"{"shop": {"id": 1, "name": "x"}, "b": 1}"#)]),
        with_responses("C", "/c", &[(200, r#"{"shop": {"id": 1, "name": "x"}, "c": 1}"#)]),
    ]);
    assert_eq!(shared(&found), ["Shop"]);
}

#[test]
fn an_answer_that_only_acknowledges_is_no_resource() {
    let found = lowered(vec![
        with_responses("Delete cat", "/cats/:id", &[(200, r#"{"success": true}"#)]),
        with_responses("Delete dog", "/dogs/:id", &[(200, r#"{"success": true}"#)]),
    ]);
    assert_eq!(shared(&found), ["SuccessResponse"]);
}
