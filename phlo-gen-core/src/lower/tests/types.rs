//! The types of values: what other items say about them, and which types several places share.

use super::*;
use crate::api::{Definition, Type};
use crate::lower::options::Responses;

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
        ["rates rates: Map<Number>", "days days: Map<i64>", "users users: Map<types::User>"]
    );
}

#[test]
fn an_object_with_a_secret_is_no_map() {
    let found = lowered(vec![
        sends("A", "/a", r#"{"metadata": {"api_key": "k", "a": 1}, "more": {"{{name}}_token": "t"}}"#),
        sends("B", "/b", r#"{"metadata": {"customer": "1"}}"#),
    ]);
    let source = source(&found);
    let metadata = members(&source, "MetadataInput");
    assert!(metadata.contains(&"api_key api_key | maybe_api_key String".to_owned()), "{source}");
    assert_eq!(members(&source, "MoreInput").len(), 1, "{source}");
    assert_eq!(source.matches("secret 0\n").count(), 2, "{source}");
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
    assert_eq!(shared(&found), ["Child"]);
}

#[test]
fn members_of_two_kinds_are_one_of_both() {
    let first = r#"{"owner": "u1", "tags": "x", "size": 5, "address": false, "data": []}"#;
    let second = r#"{"owner": {"id": "u1"}, "tags": ["x"], "size": "5", "address": {"city": "c"}, "data": {"k": "v"}}"#;
    let source = source(&lowered(vec![with_responses("Get", "/get", &[(200, first), (200, second)])]));
    assert_eq!(
        members(&source, "GetResponse"),
        [
            "owner owner: OrText<types::Owner>",
            "tags tags: OneOrMany<String>",
            "size size: OrText<i64>",
            "address address: OrBoolean<types::Address>",
            "data data: OneOrMany<GetDataItem>",
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
fn failures_are_one_type_unless_a_member_has_another_kind() {
    let item = |name: &str, error: &str| {
        with_responses(name, &format!("/{name}"), &[(200, &format!(r#"{{"of {name}": 1}}"#)), (400, error)])
    };
    let (plain, more) = (r#"{"error": "no"}"#, r#"{"error": "no", "details": ["x"]}"#);
    let object = r#"{"error": {"code": 5}}"#;
    let items = [("a", plain), ("b", more), ("c", object), ("d", plain), ("e", object)];
    let found = lowered(items.map(|(name, error)| item(name, error)).to_vec());
    assert_eq!(shared(&found), ["Error", "ErrorDetails", "ErrorResponse"]);
    let source = source(&found);
    assert_eq!(members(&source, "Error"), ["error error: Option<String>", "details details: Option<Vec<String>>"]);
}

#[test]
fn failures_say_what_they_are() {
    let problem = r#"{"type": "t", "title": "x", "status": 400}"#;
    let more = r#"{"type": "t", "title": "x", "status": 422, "errors": {"name": ["is missing"]}}"#;
    let found = lowered(vec![
        with_responses("A", "/a", &[(200, r#"{"a": 1}"#), (400, problem)]),
        with_responses("B", "/b", &[(200, r#"{"b": 1}"#), (422, more)]),
    ]);
    assert_eq!(shared(&found), ["Problem"]);
    assert!(members(&source(&found), "Problem").contains(&"errors errors: Option<Map<Vec<String>>>".to_owned()));
}

#[test]
fn a_failure_does_not_change_the_type_of_a_response() {
    let body = r#"{"error": "e", "code": 1, "hint": "h", "link": "l", "trace": "t"}"#;
    let fewer = r#"{"error": "e", "code": "x", "hint": "h", "link": "l"}"#;
    let items = vec![
        with_responses("A", "/a", &[(200, r#"{"of_a": 1}"#), (400, body)]),
        with_responses("Last problem", "/problem", &[(200, body)]),
        with_responses("B", "/b", &[(200, r#"{"of_b": 1}"#), (400, fewer)]),
    ];
    // otherwise the members of only one of both are optional
    let options = Options { responses: Responses::Lenient, ..Options::default() };
    let source = source(&lowered_with(json!({}), items, &options));
    assert!(members(&source, "LastProblemResponse").contains(&"code code: Option<i64>".to_owned()), "{source}");
    assert!(members(&source, "Error").contains(&"code code: Option<OrText<i64>>".to_owned()), "{source}");
}

#[test]
fn a_response_that_differs_is_another_type() {
    let found = lowered(vec![
        with_responses("A", "/a", &[(200, r#"{"pet": {"id": 1, "name": "x"}, "a": 1}"#)]),
        with_responses("B", "/b", &[(200, r#"{"pet": {"id": 1, "name": "x", "age": 2}, "b": 1}"#)]),
        with_responses("C", "/c", &[(200, r#"{"pet": {"id": 1, "name": "x"}, "c": 1}"#)]),
    ]);
    assert_eq!(shared(&found), ["Pet"]);
    assert_eq!(members(&source(&found), "BPet"), ["id id: i64", "name name: String", "age age: i64"]);
}

#[test]
fn responses_of_one_endpoint_are_one_type() {
    let order = |more: &str| format!(r#"{{"id": 1, "customer": {{"id": 1, "name": "x"{more}}}}}"#);
    let found = lowered(vec![
        with_responses("Get order", "/orders/:id", &[(200, &order(""))]),
        with_responses("Get order of a firm", "/orders/:order", &[(200, &order(r#", "vat": "v""#))]),
    ]);
    assert_eq!(shared(&found), ["Customer", "Order"]);
    let customer = ["id id: i64", "name name: String", "vat vat: Option<String>"];
    assert_eq!(members(&source(&found), "Customer"), customer);
}

#[test]
fn the_items_of_a_thing_are_its_parts_and_those_of_a_page_are_things() {
    let order = r#"{"id": 7, "items": [{"sku": "s", "count": 1}], "total": 2.5}"#;
    let found = lowered(vec![
        with_responses("Get order", "/orders/:id", &[(200, order)]),
        with_responses("Old order", "/old/orders/:id", &[(200, order)]),
        with_responses("List users", "/users", &[(200, r#"{"items": [{"id": 1, "mail": "a"}], "total": 1}"#)]),
        with_responses("List members", "/users/all", &[(200, r#"{"items": [{"id": 1, "mail": "a"}], "next": "b"}"#)]),
        sends("Create order", "/orders", r#"{"items": [{"sku": "s", "size": 1}], "note": "n"}"#),
    ]);
    assert_eq!(shared(&found), ["OrderItem", "Order", "User", "OrderItemInput"]);
}

#[test]
fn a_type_of_one_response_has_the_name_of_its_member() {
    let found = lowered(vec![
        with_responses("Pay out to an account", "/grants", &[(200, r#"{"grant": 1, "counterparty": {"name": "x"}}"#)]),
        with_responses("List", "/more", &[(200, r#"{"more": 1, "data": {"x": 1}, "counterparty": {"iban": "x"}}"#)]),
    ]);
    assert_eq!(shared(&found), ["Counterparty"]);
    let source = source(&found);
    assert_eq!(members(&source, "ListCounterparty"), ["iban iban: String"]);
    assert_eq!(members(&source, "ListData"), ["x x: i64"]);
}

#[test]
fn a_later_item_does_not_take_the_name_of_a_type() {
    let user = r#"{"id": 1, "address": {"street": "s", "city": "c"}}"#;
    let shop = r#"{"key": 1, "address": {"line1": "s", "zip": "z", "x": 1}}"#;
    let get = |name: &str, path: &str, body: &str| with_responses(name, path, &[(200, body)]);
    let items = [
        get("Get user", "/users/1", user),
        get("Get shop", "/shops/1", shop),
        get("List shops", "/shops", &format!("[{shop}]")),
    ];
    for count in [1, 2, 3] {
        let found = lowered(items[..count].to_vec());
        assert!(members(&source(&found), "Address").contains(&"street street: String".to_owned()), "{count}");
    }
}

/// An item that sends this body.
fn sends(name: &str, path: &str, body: &str) -> Value {
    let body = json!({"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}});
    json!({"name": name, "request": {"method": "POST", "url": format!("https://h.example.com{path}"), "body": body}})
}

#[test]
fn objects_of_requests_are_one_type_with_the_members_of_all() {
    let found = lowered(vec![
        sends("Book", "/bookings", r#"{"guest": {"name": "A", "birth": "B", "visa": null, "seat": {}, "meals": []}}"#),
        sends(
            "Book a child",
            "/bookings",
            r#"{"guest": {"name": "A", "age": 3, "visa": {"no": "1"}, "seat": {"row": 1}}}"#,
        ),
        sends("Change", "/changes", r#"{"guest": {"name": "A", "birth": "B", "age": "3", "meals": ["x"], "id": 1}}"#),
    ]);
    assert_eq!(shared(&found), ["GuestInput", "VisaInput", "SeatInput"]);
    assert_eq!(
        members(&source(&found), "GuestInput"),
        [
            "name name | maybe_name String",
            "birth birth | maybe_birth String",
            "age age | maybe_age OrText<Number>",
            "visa visa | maybe_visa Nullable<VisaInput>",
            "seat seat | maybe_seat SeatInput",
            "meals meals , maybe_meals String",
            "id id | maybe_id i64",
        ]
    );
}

#[test]
fn objects_of_requests_that_are_not_one_thing_are_told_apart_by_their_place() {
    let found = lowered(vec![
        sends(
            "Charge",
            "/charges",
            r#"{"source": {"number": "1", "expiry": {"year": 30}}, "filter": {"a": 1, "b": 2}}"#,
        ),
        sends(
            "Refund",
            "/refunds",
            r#"{"source": {"number": "1", "expiry": "1/30"}, "filter": {"c": 1, "b": 2, "d": 3}}"#,
        ),
        sends("Sort", "/sorts", r#"{"page": {"after": 1, "size": 2}}"#),
        sends("Sort on", "/sorts", r#"{"page": {"size": 2, "after": 1}}"#),
    ]);
    assert_eq!(
        shared(&found),
        ["ExpiryInput", "SourceInput", "FilterInput", "RefundSourceInput", "RefundFilterInput", "PageInput"]
    );
}

#[test]
fn objects_are_two_types_if_setters_would_have_one_name() {
    let (plain, maybe) = (r#"{"guest": {"name": "A", "age": 1}}"#, r#"{"guest": {"maybe_name": "A", "age": 1}}"#);
    for [first, second] in [[plain, maybe], [maybe, plain]] {
        let found = lowered(vec![sends("A", "/a", first), sends("B", "/b", second)]);
        assert_eq!(shared(&found), ["GuestInput", "BGuestInput"]);
    }
}

#[test]
fn an_object_that_contains_one_of_its_name_is_another_type() {
    let found = lowered(vec![sends("Say", "/texts", r#"{"part": {"id": 1, "part": {"id": 2}}}"#)]);
    assert_eq!(shared(&found).len(), 2);
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
        input(&found, "CustomerInput"),
        [
            "name name = String",
            "email email | maybe_email String",
            "level level | maybe_level Number",
            "tags tags => String",
            "address address | maybe_address AddressInput"
        ]
    );
    assert_eq!(input(&found, "AddressInput"), ["city city = String"]);
    assert_eq!(
        input(&found, "LineInput"),
        ["sku sku = String", "count count | maybe_count i64", "sizes sizes , maybe_sizes Number"]
    );
}

#[test]
fn a_member_that_only_a_table_has_may_be_an_enum() {
    let table = "| Field | Required | Description |\n|---|---|---|\n| a.level | Yes | One of `low`, `high` |\n| a.more | No | Any |";
    let found = lowered(vec![posts(r#"{"a": {"id": "x"}}"#, table)]);
    assert_eq!(
        input(&found, "AInput"),
        ["id id | maybe_id String", "level level = Level", "more more | maybe_more Json"]
    );
}

#[test]
fn comments_require_members_of_a_body() {
    let body = "{\"user\": {\"login\": \"a\", // required\n\"bio\": \"b\", // optional, at most 100\n\
        \"role\": \"admin\" // required. One of `admin`, `guest`\n}}";
    let found = lowered(vec![posts(body, "")]);
    assert_eq!(input(&found, "UserInput"), ["login login = String", "bio bio | maybe_bio String", "role role = Role"]);
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
        let members = input(&lowered(vec![posts(body, &table(names))]), "AInput");
        members.iter().filter(|member| member.contains(" = ")).count()
    };
    assert_eq!(["bcde", "bcdef"].map(taken), [4, 0]);
}

#[test]
fn a_shared_type_requires_what_its_first_request_requires() {
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
        ["name name = String", "email email = String", "phone phone | maybe_phone String"]
    );
    assert_eq!(input(&found, "Customer"), ["name name: String", "email email: String", "phone phone: String"]);
}

#[test]
fn a_later_request_with_an_object_does_not_change_what_its_new_takes() {
    let one = |name: &str, path: &str, body: &str, rows: &str| {
        let mut item = posts(body, &format!("| Field | Required |\n|---|---|\n{rows}"));
        item["name"] = name.into();
        item["request"]["url"] = format!("https://h.example.com{path}").into();
        item
    };
    let order = one("Order", "/orders", r#"{"customer": {"name": "A", "email": "a"}}"#, "| customer.name | Yes |\n");
    let alone = lowered(vec![order.clone()]);
    let rows = "| customer.email | Yes |\n| customer.vat | Yes |\n";
    let quote = one("Quote", "/quotes", r#"{"customer": {"name": "A", "email": "a", "vat": "1"}}"#, rows);
    let change = one("Change", "/changes", r#"{"customer": {"email": "a"}}"#, "| customer.email | No |\n");
    let both = lowered(vec![order, quote, change]);
    let taken = |found: &Lowered| -> Vec<String> {
        let members = input(found, "CustomerInput");
        members.into_iter().filter(|member| member.contains(" = ")).collect()
    };
    assert_eq!(taken(&alone), ["name name = String"]);
    assert_eq!(taken(&both), taken(&alone));
    assert_eq!(input(&both, "CustomerInput").len(), 3);
}

#[test]
fn the_example_of_a_call_builds_the_bodies_that_it_sends() {
    let table = "| Field | Required | Type |\n|---|---|---|\n| a.id | Yes | string |\n| a.count | Yes | integer |";
    let body = r#"{"a": {"id": "x", "names": ["n"], "none": null, "empty": [], "in": {"b": [[1, 2]], "c": {"en": "t", "de": "u", "fr": "v"}}},
        "list": [{"text": "a long text that does not fit on one line with the next one, not at all", "more": true}]}"#;
    let source = source(&lowered(vec![posts(body, table)]));
    let wanted = [
        ".a(",
        "    types::AInput::new(\"x\", 1)",
        "        .names([\"n\"])",
        "        .none(phlo_gen::Json::null())",
        "        .empty(Vec::<phlo_gen::Json>::new())",
        "        .in_(",
        "            types::InInput::new()",
        "                .b([vec![phlo_gen::Number::from(1), phlo_gen::Number::from(2)]])",
        "                .c([(\"en\", \"t\"), (\"de\", \"u\"), (\"fr\", \"v\")]),",
        "        ),",
        ")",
    ];
    let wanted = wanted.map(|line| format!("    {line}\n")).concat();
    let source = source.replace("\\n", "\n").replace("\\\"", "\"");
    assert!(source.contains(&wanted), "{wanted}\n{source}");
}
