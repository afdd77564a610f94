//! `phlo-gen diff`

use crate::common::{file, plivo, run};

/// A collection of one item.
fn shop(item: &str) -> String {
    format!(
        r#"{{"info": {{"name": "Shop"}}, "variable": [{{"key": "base", "value": "https://shop.example"}}], "item": [{item}]}}"#
    )
}

const ORDER: &str = r#"{
    "name": "Get an order",
    "request": {
        "method": "GET",
        "url": {"raw": "{{base}}/orders/:id?limit=1", "host": ["{{base}}"], "path": ["orders", ":id"], "query": [
            {"key": "limit", "value": "1", "description": "How many lines."}
        ]}
    },
    "response": [{"name": "Found", "code": 200, "body": "{\"id\": 1, \"note\": \"a\"}"}]
}"#;

/// The changes between two items, each with its level and description.
fn changes(test: &str, old: &str, new: &str) -> (i32, Vec<String>) {
    let (old, new) = (file(&format!("{test}-old.json"), &shop(old)), file(&format!("{test}-new.json"), &shop(new)));
    let run = run(&["diff", &old, &new, "--format", "json"]);
    assert_eq!(run.stderr, "");
    let all: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let text = |change: &serde_json::Value| {
        let text = |name: &str| change[name].as_str().unwrap_or("client").to_owned();
        format!("{}: {}: {}", text("level"), text("call"), text("change"))
    };
    (run.status, all["changes"].as_array().expect("there are changes").iter().map(text).collect())
}

#[test]
fn a_secret_of_one_version_is_not_shown_in_the_other() {
    let version = |value: &str, path: &str| {
        let item = format!(r#"{{"name": "Get", "request": "https://shop.example/{path}"}}"#);
        let variable = format!(r#"{{"key": "token", "value": "{value}"}}"#);
        format!(r#"{{"info": {{"name": "Shop"}}, "variable": [{variable}], "item": [{item}]}}"#)
    };
    let old = file("secret-old.json", &version("hunter2Zq81mNx7Kp", "a"));
    let new = file("secret-new.json", &version("", "a/hunter2Zq81mNx7Kp/b"));
    for (old, new) in [(&old, &new), (&new, &old)] {
        for format in ["text", "markdown", "json"] {
            let run = run(&["diff", old, new, "--format", format]);
            assert!(run.stdout.contains("shop.example/a") && !run.stdout.contains("hunter2"), "{}", run.stdout);
        }
    }
}

#[test]
fn the_options_of_the_macro_are_accepted() {
    let path = file("derived.json", &shop(ORDER));
    let run = run(&["diff", &path, &path, "--derive", "PartialEq", "--derive", "schemars::JsonSchema"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn equal_collections_have_no_changes() {
    assert_eq!(changes("same", ORDER, ORDER), (0, vec![]));
    let run = run(&["diff", plivo(), plivo()]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "none: no changes for callers\n"));
}

#[test]
fn an_argument_that_becomes_required_breaks_callers() {
    let new = ORDER.replace("How many lines.", "(Required) How many lines.");
    assert_eq!(
        changes("required", ORDER, &new),
        (1, vec!["breaking: get_an_order(): the argument `limit` is required now".into()])
    );
    assert_eq!(
        changes("optional", &new, ORDER),
        (0, vec!["addition: get_an_order(): the argument `limit` is optional now".into()])
    );
}

#[test]
fn another_base_of_base_url_breaks_callers() {
    let item =
        |name: &str, url: &str| format!(r#"{{"name": "{name}", "request": {{"method": "GET", "url": "{url}"}}}}"#);
    let login = item("Log in", "https://login.example.com/token");
    let orders = item("List orders", "{{baseUrl}}/orders");
    let (status, changes) = changes("base", &login, &format!("{login}, {orders}"));
    let change =
        "breaking: client: `base_url` sets `{{baseUrl}}` now; `login_example_com` sets `https://login.example.com`";
    assert!(status == 1 && changes.iter().any(|line| line == change), "{changes:?}");
}

#[test]
fn added_and_removed_arguments() {
    let new = ORDER.replace("\"limit\"", "\"count\"");
    let expected = vec![
        "breaking: get_an_order(): the argument `limit` is removed".into(),
        "addition: get_an_order(): the argument `count` is new".into(),
    ];
    assert_eq!(changes("arguments", ORDER, &new), (1, expected));
}

#[test]
fn added_removed_and_changed_members_of_responses() {
    let new = ORDER.replace(r#"\"id\": 1, \"note\": \"a\""#, r#"\"id\": \"x\", \"price\": 2"#);
    let expected = vec![
        "breaking: get_an_order(): the member `GetAnOrderResponse.id` is `String` now, before `i64`".into(),
        "breaking: get_an_order(): the member `GetAnOrderResponse.note` is removed".into(),
        "addition: get_an_order(): the member `GetAnOrderResponse.price` is new".into(),
    ];
    assert_eq!(changes("members", ORDER, &new), (1, expected));
}

#[test]
fn another_required_member_of_a_body_breaks_callers() {
    let item = |rows: &str| {
        let description = format!("| Field | Required |\\n|---|---|\\n| customer.name | Yes |\\n{rows}");
        ORDER.replace("\"GET\",", &format!(r#""POST", "description": "{description}", "body": {{"mode": "raw",
            "raw": "{{\"customer\": {{\"name\": \"A\", \"email\": \"a@b.c\"}}}}", "options": {{"raw": {{"language": "json"}}}}}},"#))
    };
    let (status, changes) = changes("diff-new", &item(""), &item("| customer.email | Yes |\\n"));
    let change = "breaking: get_an_order(): `CustomerInput::new` takes `name`, `email` now, before `name`";
    assert_eq!((status, changes), (1, vec![change.to_owned()]));
}

#[test]
fn added_and_removed_variants_of_enums() {
    let kinds = |kinds: &str| ORDER.replace("How many lines.", &format!("One of {kinds}."));
    let (old, new) = (kinds("`a`, `b`"), kinds("`b`, `c`"));
    let expected = vec![
        "breaking: get_an_order(): the variant `GetAnOrderLimit::A` is removed".into(),
        "addition: get_an_order(): the variant `GetAnOrderLimit::C` is new".into(),
    ];
    assert_eq!(changes("enums", &old, &new), (1, expected));
    let expected =
        vec!["breaking: get_an_order(): the argument `limit` is `GetAnOrderLimit` now, before `Text`".to_owned()];
    // a number becomes a string, not an enum
    assert_eq!(changes("to-enum", ORDER, &old).1, expected);
}

#[test]
fn a_variant_that_sends_something_else_breaks_callers() {
    let kinds = |kinds: &str| ORDER.replace("How many lines.", &format!("One of {kinds}."));
    let variant = "breaking: get_an_order(): the variant `GetAnOrderLimit";
    assert_eq!(
        changes("sends", &kinds("`by-name`, `b`"), &kinds("`by_name`, `b`")),
        (1, vec![format!("{variant}::ByName` sends `by_name` now, before `by-name`")])
    );
    assert_eq!(
        changes("named", &kinds("`asc`, `b`"), &kinds("`asc`, `ASC`, `b`")).1,
        [
            format!("{variant}::Asc` is named `AscLower` now"),
            "addition: get_an_order(): the variant `GetAnOrderLimit::AscUpper` is new".to_owned()
        ]
    );
    // the order of the values does not matter
    assert_eq!(changes("turned", &kinds("`a`, `-a`"), &kinds("`-a`, `a`")), (0, vec![]));
}

#[test]
fn a_response_that_becomes_an_enum_breaks_callers() {
    let found = r#"{"name": "Found", "code": 200, "body": "{\"id\": 1, \"note\": \"a\"}"}"#;
    let examples = |examples: &str| ORDER.replace(found, examples);
    let (one, two) = (found.replace("200", "202"), r#"{"name": "Many", "code": 207, "body": "[1]"}"#);
    let expected = vec![
        "breaking: get_an_order(): the response is an enum of 202 and 207 now, before the struct `GetAnOrderResponse`"
            .to_owned(),
    ];
    assert_eq!(changes("by-status", ORDER, &examples(&format!("{one}, {two}"))), (1, expected));
}

#[test]
fn a_new_name_breaks_callers() {
    let new = ORDER.replace("Get an order", "Read an order");
    let (status, changes) = changes("renamed", ORDER, &new);
    assert_eq!(
        (status, changes[0].as_str()),
        (
            1,
            "breaking: get_an_order(): the item is called `read_an_order()` now; the option \
             `rename = { \"Read an order\" = get_an_order }` keeps the old name"
        )
    );
    assert_eq!(changes[1], "breaking: get_an_order(): its request is `ReadAnOrder` now, before `GetAnOrder`");
}

#[test]
fn another_path_is_a_change_of_behavior() {
    let new = ORDER.replace("\"orders\"", "\"order\"");
    let expected =
        "behavior: get_an_order(): it sends `GET {{base}}/order/{{id}}` now, before `GET {{base}}/orders/{{id}}`";
    assert_eq!(changes("path", ORDER, &new), (0, vec![expected.into()]));
}

#[test]
fn two_items_with_one_name_are_paired_by_method_and_path() {
    let first = ORDER.replace("\"orders\"", "\"first\"");
    let (status, changes) = changes("twins", ORDER, &format!("{first},{ORDER}"));
    assert_eq!(status, 1);
    let renamed = |change: &String| change.starts_with("breaking: get_an_order(): the item is called `");
    assert!(changes.iter().any(renamed), "{changes:#?}");
    assert!(
        changes
            .iter()
            .any(|change| change == "addition: get_an_order(): the item is new: `GET {{base}}/orders/:id?limit=1`"),
        "{changes:#?}"
    );
}

#[test]
fn added_and_removed_settings() {
    let bearer = r#""auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},"#;
    let new = ORDER.replace("\"method\": \"GET\",", &format!("{bearer} \"method\": \"GET\","));
    let (_, changes) = changes("settings", ORDER, &new);
    let expected = vec![
        "breaking: client: the setting `token` is new and required".to_owned(),
        "behavior: get_an_order(): it is authorized by bearer now, before by nothing".to_owned(),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn changes_are_printed_as_markdown() {
    let (old, new) = (
        file("markdown-old.json", &shop(ORDER)),
        file("markdown-new.json", &shop(&ORDER.replace("an order", "orders"))),
    );
    let run = run(&["diff", &old, &new, "--format", "markdown"]);
    let expected = "### major: 3 changes break callers

#### Breaks callers

* `get_an_order()`
  * the item is called `get_orders()` now; the option `rename = { \"Get orders\" = get_an_order }` keeps the old name
  * its request is `GetOrders` now, before `GetAnOrder`
  * the type `GetAnOrderResponse` is named `GetOrdersResponse` now
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn shared_types_are_reported_for_each_item() {
    // a second item with responses of the same shape has an alias for a type
    let task = ORDER.replace("Get an order", "Get a task").replace("\"orders\"", "\"tasks\"");
    let old = format!("{ORDER},{task}");
    let changed = task.replace(r#"\"id\": 1"#, r#"\"id\": \"x\""#);
    assert_eq!(
        changes("aliases", &old, &format!("{ORDER},{changed}")).1,
        ["breaking: get_a_task(): the member `GetATaskResponse.id` is `String` now, before `i64`"]
    );
    let without_note = |item: &str| item.replace(r#", \"note\": \"a\""#, "");
    assert_eq!(
        changes("both", &old, &format!("{},{}", without_note(ORDER), without_note(&task))).1,
        [
            "breaking: get_an_order(): the member `GetAnOrderResponse.note` is removed",
            "breaking: get_a_task(): the member `GetATaskResponse.note` is removed",
        ]
    );
}

#[test]
fn a_name_that_another_type_has_now_breaks_callers() {
    let books = |name: &str, path: &str, body: &str| {
        let item = serde_json::json!({
            "name": name,
            "request": {"method": "GET", "url": format!("https://shop.example{path}")},
            "response": [{"name": "r", "code": 200, "body": body}],
        });
        item.to_string()
    };
    let list = books("List books", "/books", r#"[{"id": 1, "title": "t", "cover": "c"}]"#);
    let book = r#"{"id": 1, "title": "t", "pages": 3, "isbn": "i", "year": 1999}"#;
    let (one, last) = (books("Get book", "/books/:id", book), books("Last book", "/books/last", book));
    let (status, changes) = changes("moved", &list, &format!("{list},{one},{last}"));
    assert_eq!(status, 1, "{changes:#?}");
    let moved =
        "breaking: list_books(): an element of the response is `ListBooksResponseItem` now, before `types::Book`";
    assert!(changes.iter().any(|change| change == moved), "{changes:#?}");
}

#[test]
fn a_response_that_leaves_a_shared_type_breaks_callers() {
    let get = r#"{"name": "Get a loan", "request": "{{base}}/loans/:id",
        "response": [{"code": 200, "body": "{\"id\": 1, \"book\": \"b\", \"due\": \"d\", \"open\": true}"}]}"#;
    let create = get
        .replace("Get a loan", "Create a loan")
        .replace(r#""{{base}}/loans/:id""#, r#"{"method": "POST", "url": "{{base}}/loans"}"#);
    let other = create.replace(r#"\"open\": true"#, r#"\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1"#);
    let (status, changes) = changes("split", &format!("{get}, {create}"), &format!("{get}, {other}"));
    assert_eq!(status, 1, "{changes:?}");
    let is_said = |change: &String| change.starts_with("breaking: ") && change.contains("`types::Loan`");
    assert!(changes.iter().any(is_said), "{changes:?}");
}

#[test]
fn an_environment_applies_to_both_collections() {
    let items = shop(ORDER);
    let bare = items.replace(r#"{"key": "base", "value": "https://shop.example"}"#, "");
    let (old, new) = (file("environment-old.json", &items), file("environment-new.json", &bare));
    let values = r#"{"name": "e", "values": [{"key": "base", "value": "https://shop.example"}], "_postman_variable_scope": "environment"}"#;
    let environment = file("environment.json", values);
    assert_eq!(run(&["diff", &old, &new]).status, 1);
    let run = run(&["diff", &old, &new, "--environment", &environment]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "none: no changes for callers\n"));
}

/// The number of changes, or the error.
fn diff(test: &str, old: &str, new: &str, options: &[&str]) -> Result<usize, String> {
    let (old, new) = (file(&format!("{test}-old.json"), &shop(old)), file(&format!("{test}-new.json"), &shop(new)));
    let run = run(&[&["diff", &old, &new, "--format", "json"][..], options].concat());
    if run.status == 2 {
        return Err(run.stderr);
    }
    let all: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    Ok(all["changes"].as_array().map_or(0, Vec::len))
}

#[test]
fn an_option_may_name_what_one_version_has() {
    let renamed = ORDER.replace("Get an order", "Read an order");
    assert_eq!(diff("rename", ORDER, &renamed, &["--rename", "Read an order=get_an_order"]), Ok(0));
    assert_eq!(diff("rename", &renamed, ORDER, &["--rename", "Read an order=get_an_order"]), Ok(0));
    assert_eq!(
        diff("only", ORDER, &renamed, &["--only", "Get *", "--skip", "Read *"]).map(|count| count > 0),
        Ok(true)
    );
    assert_eq!(diff("type", ORDER, &renamed, &["--types", "ReadAnOrder.limit=u8"]).map(|count| count > 0), Ok(true));
    let wrong =
        diff("wrong", ORDER, &renamed, &["--rename", "Reed an order=a", "--only", "Nothing*"]).expect_err("wrong");
    assert_eq!(wrong.matches("error: ").count(), 2, "{wrong}");
    assert!(wrong.contains("there is no item `Reed an order`\nhelp: did you mean `Read an order`?"), "{wrong}");
    assert!(wrong.contains("--only: no item matches `Nothing*`"), "{wrong}");
    let unusable = diff("unusable", ORDER, &renamed, &["--rename", "Read an order=fn"]).expect_err("wrong");
    assert!(unusable.contains("cannot be the name of a method"), "{unusable}");
}
