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

/// The members of a struct of a body, with the marks of those that `new` takes.
fn input(found: &Lowered, name: &str) -> Vec<String> {
    members(&source(found), name)
}

#[test]
fn members_that_a_table_requires_are_taken_by_new() {
    let table = "| Field | Required |\n|---|---|\n| customer.name | Yes |\n| customer.address.city | Yes |\n\
        | customer.tags | Yes |\n| customer.email | No |\n| lines[].sku | Yes |\n| customer.level | Yes, defaults to 1 |";
    let body = r#"{"customer": {"name": "A", "email": "a@b.c", "level": 1, "tags": ["x"], "address": {"city": "X"}},
        "lines": [{"sku": "1", "count": 2, "sizes": [1]}]}"#;
    let found = lowered(vec![posts(body, table)]);
    assert_eq!(
        input(&found, "PostCustomer"),
        [
            "name name = String",
            "email email | maybe_email String",
            "level level | maybe_level Number",
            "tags tags => String",
            "address address | maybe_address PostCustomerAddress"
        ]
    );
    assert_eq!(input(&found, "PostCustomerAddress"), ["city city = String"]);
    assert_eq!(
        input(&found, "PostLine"),
        ["sku sku = String", "count count | maybe_count i64", "sizes sizes , maybe_sizes Number"]
    );
}

#[test]
fn a_member_that_only_a_table_has_may_be_an_enum() {
    let table = "| Field | Required | Description |\n|---|---|---|\n| a.level | Yes | One of `low`, `high` |\n| a.more | No | Any |";
    let found = lowered(vec![posts(r#"{"a": {"id": "x"}}"#, table)]);
    assert_eq!(
        input(&found, "PostA"),
        ["id id | maybe_id String", "level level = PostALevel", "more more | maybe_more Json"]
    );
}

#[test]
fn comments_require_members_of_a_body() {
    let body = "{\"user\": {\"login\": \"a\", // required\n\"bio\": \"b\", // optional, at most 100\n\
        \"role\": \"admin\" // required. One of `admin`, `guest`\n}}";
    let found = lowered(vec![posts(body, "")]);
    assert_eq!(
        input(&found, "PostUser"),
        ["login login = String", "bio bio | maybe_bio String", "role role = PostUserRole"]
    );
    let source = source(&found);
    assert!(
        source.contains("#[doc = \"Required.\"]") && source.contains("#[doc = \"optional, at most 100\"]"),
        "{source}"
    );
}

#[test]
fn new_takes_nothing_if_more_than_four_members_are_required() {
    let body = r#"{"a": {"b": "", "c": "", "d": "", "e": "", "f": ""}}"#;
    let table = |names: &str| {
        let rows: String = names.chars().map(|name| format!("| a.{name} | Yes |\n")).collect();
        format!("| Field | Required |\n|---|---|\n{rows}")
    };
    let taken = |names: &str| {
        let members = input(&lowered(vec![posts(body, &table(names))]), "PostA");
        members.iter().filter(|member| member.contains(" = ")).count()
    };
    assert_eq!(["bcde", "bcdef"].map(taken), [4, 0]);
}

#[test]
fn a_shared_type_requires_what_all_its_requests_require() {
    let one = |name: &str, path: &str, rows: &str| {
        let table = format!("| Field | Required |\n|---|---|\n{rows}");
        let mut item = posts(r#"{"customer": {"name": "A", "email": "a@b.c", "phone": "1"}}"#, &table);
        item["name"] = name.into();
        item["request"]["url"] = format!("https://h.example.com{path}").into();
        item["response"] = json!([{"name": "r", "code": 200, "body": r#"{"customer": {"name": "A", "email": "a@b.c", "phone": "1"}}"#}]);
        item
    };
    let found = lowered(vec![
        one("Order", "/orders", "| customer.name | Yes |\n| customer.email | Yes |\n"),
        one("Quote", "/quotes", "| customer.name | Yes |\n| customer.phone | No |\n"),
    ]);
    assert_eq!(
        input(&found, "CustomerInput"),
        ["name name = String", "email email | maybe_email String", "phone phone | maybe_phone String"]
    );
    assert_eq!(input(&found, "Customer"), ["name name: String", "email email: String", "phone phone: String"]);
}

#[test]
fn the_example_of_a_call_builds_the_bodies_that_it_sends() {
    let table = "| Field | Required | Type |\n|---|---|---|\n| a.id | Yes | string |\n| a.count | Yes | integer |";
    let body = r#"{"a": {"id": "x", "names": ["n"], "none": null, "empty": [], "in": {"b": [[1, 2]], "c": {"en": "t", "de": "u", "fr": "v"}}},
        "list": [{"text": "a long text that does not fit on one line with the next one, not at all", "more": true}]}"#;
    let source = source(&lowered(vec![posts(body, table)]));
    let wanted = [
        ".a(",
        "    PostA::new(\"x\", 1)",
        "        .names([\"n\"])",
        "        .none(phlo_gen::Json::parse(\"null\")?)",
        "        .empty(Vec::<phlo_gen::Json>::new())",
        "        .in_(",
        "            PostAIn::new()",
        "                .b([vec![phlo_gen::Number::from(1), phlo_gen::Number::from(2)]])",
        "                .c([(\"en\", \"t\"), (\"de\", \"u\"), (\"fr\", \"v\")]),",
        "        ),",
        ")",
    ];
    let wanted = wanted.map(|line| format!("    {line}\n")).concat();
    let source = source.replace("\\n", "\n").replace("\\\"", "\"");
    assert!(source.contains(&wanted), "{wanted}\n{source}");
}
