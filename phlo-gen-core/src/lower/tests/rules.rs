//! Rules that several parts of lowering implement.

use crate::api::{Argument, Body, Item, Presence, Type};
use crate::collection;
use crate::lower::{Options, lower};
use crate::prose::{Block, plain};

/// The first item of a collection whose entries and other members are these.
fn item(entry: &str, members: &str) -> Option<Item> {
    let text = format!(r#"{{"info": {{"name": "T"}}, {members} "item": [{entry}]}}"#);
    let collection = collection::read(&text).ok()?;
    lower(&collection, None, &Options::default()).api.root.items.into_iter().next()
}

fn presence(argument: &Argument) -> String {
    let name = argument.name.source();
    match &argument.presence {
        Presence::Required => format!("{name} required"),
        Presence::Optional => format!("{name} optional"),
        Presence::Default(value) => format!("{name} default {}", value.source()),
        Presence::Fixed(value) => format!("{name} always {}", value.source()),
    }
}

fn presences(entry: &str, members: &str) -> Vec<String> {
    item(entry, members).iter().flat_map(|item| &item.arguments).map(presence).collect()
}

/// An item with a table of arguments: name, type, required, description.
fn with_table(method: &str, body: &str, rows: &str) -> String {
    let rows = rows.replace('"', "\\\"").replace('\n', "\\n");
    let table = format!("| Parameter | Type | Required | Description |\\n| --- | --- | --- | --- |\\n{rows}");
    format!(
        r#"{{"name": "A", "request": {{"method": "{method}", "url": "https://a.example/b", "description": "{table}"{body}}}}}"#
    )
}

#[test]
fn a_default_of_a_table_has_the_type_of_its_argument() {
    let rows = "| tags | array | yes | Defaults to `[]`. |\n| n | integer | yes | Defaults to 5. |\n| s | string | yes | Defaults to x. |";
    let body =
        r#", "body": {"mode": "raw", "raw": "{\"n\": null, \"z\": 1}", "options": {"raw": {"language": "json"}}}"#;
    let found = presences(&with_table("POST", body, rows), "");
    assert!(found.contains(&"n default 5".to_owned()), "{found:?}");
    assert!(found.contains(&"s default \"x\"".to_owned()), "{found:?}");
    assert!(!found.iter().any(|argument| argument.contains("\"[]\"")), "{found:?}");
}

#[test]
fn a_table_adds_no_argument_for_headers_of_the_client() {
    let rows = "| Authorization | string | yes | Who. |\n| Content-Type | string | yes | What. |\n| page | integer | yes | Which. |";
    let auth = r#""auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},"#;
    assert_eq!(presences(&with_table("GET", "", rows), auth), ["page required"]);
}

#[test]
fn body_pruning_is_inherited() {
    let entry = r#"{"name": "A", "request": {"url": "https://a.example", "body": {"mode": "raw", "raw": "x"}}}"#;
    let prunes = |members: &str| item(entry, members).map(|item| item.body == Body::None);
    assert_eq!(prunes(""), Some(true));
    assert_eq!(prunes(r#""protocolProfileBehavior": {"disableBodyPruning": true},"#), Some(false));
}

#[test]
fn an_id_of_one_call_is_never_sent_by_default() {
    let header = r#"{"key": "Idempotency-Key", "value": "8e03978e-40d5-43e8-bc93-6894a57f9324"}"#;
    let entry = format!(
        r#"{{"name": "A", "request": {{"method": "POST", "url": "https://a.example", "header": [{header}]}}}}"#
    );
    assert_eq!(presences(&entry, ""), ["Idempotency-Key optional"]);
    assert!(item(&entry, "").is_some_and(|item| item.example.contains("8e03978e")));
}

#[test]
fn a_header_without_a_name_is_left_out() {
    let header = r#"[{"key": "{{unknown}}", "value": "v"}, {"key": "A", "value": "b"}]"#;
    let others = r#"{"request": "https://a.example/c"}, {"request": "https://a.example/d"}"#;
    let entry = format!(r#"{{"name": "A", "request": {{"url": "https://a.example", "header": {header}}}}}, {others}"#);
    assert_eq!(presences(&entry, ""), ["A default b"]);
}

#[test]
fn a_documented_type_counts_for_the_name_in_all_items() {
    let row = |value: &str, description: &str| {
        format!(
            r#"{{"name": "A", "request": {{"url": {{"raw": "https://a.example/b", "host": "a.example", "path": "b",
            "query": [{{"key": "limit", "value": "{value}", "description": "{description}"}}]}}}}}}"#
        )
    };
    let items = [row("10", "Integer. How many."), row("20", ""), row("all", ""), row("", "")].join(",");
    let text = format!(r#"{{"info": {{"name": "T"}}, "item": [{items}]}}"#);
    let types = collection::read(&text).map(|collection| {
        let api = lower(&collection, None, &Options::default()).api;
        api.root.items.into_iter().flat_map(|item| item.arguments).map(|argument| argument.ty).collect::<Vec<_>>()
    });
    let integer = Type::OrText(Box::new(Type::Integer));
    assert_eq!(types.ok(), Some(vec![integer.clone(), integer, Type::Text, Type::Text]));
}

#[test]
fn a_table_of_a_folder_documents_the_arguments_of_its_items() {
    let table = |rows: &str| format!("| Name | Type | Description |\\n|---|---|---|\\n{rows}");
    let entry = |description: &str| {
        format!(
            r#"{{"name": "Beds", "description": "{description}", "item": [{{"name": "A", "request": {{"method": "POST",
                "url": "https://a.example/:bed", "body": {{"mode": "urlencoded", "urlencoded": [
                    {{"key": "depth", "value": "3", "description": "Own words"}}, {{"key": "kind", "value": "herb"}}]}}}}}}]}}"#
        )
    };
    let descriptions = |description: &str| {
        let collection = collection::read(&format!(r#"{{"info": {{"name": "T"}}, "item": [{}]}}"#, entry(description)));
        let root = lower(&collection.expect("it is a collection"), None, &Options::default()).api.root;
        let arguments = root.folders.iter().flat_map(|folder| &folder.items).flat_map(|item| &item.arguments);
        let words = |argument: &Argument| match argument.prose.blocks.first() {
            Some(Block::Paragraph(inlines)) => plain(inlines),
            _ => String::new(),
        };
        arguments.map(words).collect::<Vec<_>>()
    };
    let rows = "| bed | string | Which bed |\\n| depth | integer | How deep |\\n| kind | string | Required. What |\\n";
    assert_eq!(descriptions(&table(rows)), ["Which bed", "Own words", "What"]);
    let others = "| bed | string | Which bed |\\n| x | string | X |\\n| y | string | Y |\\n| z | string | Z |\\n";
    assert_eq!(descriptions(&table(others)), ["", "Own words", ""]);
}

#[test]
fn items_of_one_endpoint_share_what_one_of_them_says() {
    let item = |name: &str, description: &str, body: &str| {
        let body = body.replace('"', "\\\"");
        format!(
            r#"{{"name": "{name}", "request": {{"method": "POST", "url": "https://a.example/beds",
                "description": "{description}", "body": {{"mode": "raw", "raw": "{body}"}}}}}}"#
        )
    };
    let table = "| Name | Required | Description |\\n|---|---|---|\\n| soil | yes | One of `wet`, `dry` |\\n| depth | no | How deep |";
    let of_second = |second: &str| {
        let first = item("Add a bed", table, r#"{"soil": "wet", "depth": 5}"#);
        let text = format!(r#"{{"info": {{"name": "T"}}, "item": [{first}, {second}]}}"#);
        let root = lower(&collection::read(&text).expect("it is a collection"), None, &Options::default()).api.root;
        let shown = |argument: &Argument| {
            let kind = if matches!(argument.ty, Type::Named(_)) { " enum" } else { "" };
            format!("{}{kind}", presence(argument))
        };
        root.items[1].arguments.iter().map(shown).collect::<Vec<_>>()
    };
    let undocumented = item("Add a dry bed", "", r#"{"soil": "dry", "depth": 7}"#);
    assert_eq!(of_second(&undocumented), ["soil required enum", "depth optional"]);
    let with_another = item("Add a planted bed", "", r#"{"soil": "dry", "plants": []}"#);
    assert_eq!(of_second(&with_another), ["soil optional enum", "plants optional"], "it is about something else");
    let other_value = with_another.replace("dry", "loam");
    assert_eq!(of_second(&other_value), ["soil optional", "plants optional"], "its values are others");
    let elsewhere = undocumented.replace("/beds", "/sheds");
    assert_eq!(of_second(&elsewhere), ["soil optional", "depth optional"]);
    let own = item("Add a dry bed", "`soil` is optional.", r#"{"soil": "dry", "depth": 7}"#);
    assert_eq!(of_second(&own), ["soil optional", "depth optional"]);
    let of_another = item("Add a dry bed", "`depth` is optional.", r#"{"soil": "dry", "depth": 7}"#);
    assert_eq!(of_second(&of_another), ["soil optional enum", "depth optional"], "it says what is required");
}

/// The arguments of the second of two forms that are posted to `url`: the rows of the first have descriptions.
fn of_second_form(method: &str, url: &str, first: &[(&str, &str, &str)], second: &[(&str, &str)]) -> Vec<String> {
    let form = |name: &str, rows: Vec<serde_json::Value>| {
        let body = serde_json::json!({"mode": "urlencoded", "urlencoded": rows});
        serde_json::json!({"name": name, "request": {"method": method, "url": url, "body": body}})
    };
    let described = |(key, value, description): &(&str, &str, &str)| serde_json::json!({"key": key, "value": value, "description": description});
    let plain = |(key, value): &(&str, &str)| serde_json::json!({"key": key, "value": value});
    let items =
        [form("A", first.iter().map(described).collect()), form("B", second.iter().map(plain).collect())].to_vec();
    let root = super::lowered(items).api.root;
    let shown = |argument: &Argument| {
        let has_prose = if argument.prose.blocks.is_empty() { "" } else { ", described" };
        format!("{}{has_prose}", presence(argument))
    };
    root.items[1].arguments.iter().map(shown).collect()
}

#[test]
fn documentation_is_shared_with_the_same_operation_only() {
    let depth = ("depth", "5", "Required. How deep");
    let share = |method: &str, url: &str| of_second_form(method, url, &[depth], &[("depth", "7")]);
    assert_eq!(share("POST", "https://a.example/beds"), ["depth required, described"]);
    assert_eq!(share("PATCH", "https://a.example/beds"), ["depth optional, described"], "a part may be changed");
    assert_eq!(share("POST", "https://a.example/:x"), ["x required", "depth optional"], "its path may be any");
    let act = |value: &str| {
        let first = [("accion", "crear", ""), depth];
        of_second_form("POST", "https://a.example/beds", &first, &[("accion", value), ("depth", "7")])
    };
    assert_eq!(act("crear").last().map(String::as_str), Some("depth required, described"));
    assert_eq!(act("borrar").last().map(String::as_str), Some("depth optional"));
    let choose = |key: &str| {
        let first = [(key, "wet", "One of `wet`, `dry`"), depth];
        of_second_form("POST", "https://a.example/beds", &first, &[(key, "dry"), ("depth", "7")]).pop()
    };
    assert_eq!(choose("module").as_deref(), Some("depth required, described"), "a value of its list");
    assert_eq!(choose("cmd").as_deref(), Some("depth optional"), "another action");
    let with_default = [("depth", "5", "Required. Defaults to 20. How deep")];
    assert_eq!(
        of_second_form("POST", "https://a.example/beds", &with_default, &[("depth", "7")]),
        ["depth default 20, described"]
    );
}

#[test]
fn headers_that_select_an_operation_tell_items_apart_and_usual_ones_do_not() {
    let item = |name: &str, header: (&str, &str), description: &str| {
        let row = serde_json::json!({"key": "depth", "value": "5", "description": description});
        let header = serde_json::json!([{"key": header.0, "value": header.1}]);
        let url = serde_json::json!({"protocol": "https", "host": "a.example", "path": "beds", "query": [row]});
        serde_json::json!({"name": name, "request": {"method": "POST", "url": url, "header": header}})
    };
    let second = |name: &str, first: &str, second: &str| {
        let items = vec![item("A", (name, first), "Required."), item("B", (name, second), "")];
        super::lowered(items).api.root.items[1].arguments.iter().map(presence).next()
    };
    assert_eq!(second("Accept", "application/json", "text/csv").as_deref(), Some("depth required"));
    assert_eq!(second("SOAPAction", "urn:dig", "urn:fill").as_deref(), Some("depth optional"));
    assert_eq!(second("SOAPAction", "urn:dig", "urn:dig").as_deref(), Some("depth required"));
    let items = vec![item("A", ("Accept", "*/*"), "Required."), item("B", ("X-Route", "b"), "")];
    let with_another = super::lowered(items).api.root.items[1].arguments.iter().map(presence).next();
    assert_eq!(with_another.as_deref(), Some("depth required"), "a header that the documented item lacks");
}

#[test]
fn a_secret_gets_no_documentation_of_others() {
    let first = [("ref", "5", "Required. One of `5`, `6`")];
    let of = |value: &str| of_second_form("POST", "https://a.example/beds", &first, &[("ref", value)]);
    assert_eq!(of("6"), ["ref required, described"]);
    let secret = format!("ghp_{}", "a1B2".repeat(9));
    assert_eq!(of(&secret), ["ref optional"]);
    // and gives none
    let first = [("ref", secret.as_str(), "Required. The first"), ("depth", "5", "Required. How deep")];
    let second = of_second_form("POST", "https://a.example/beds", &first, &[("ref", "6"), ("depth", "7")]);
    assert_eq!(second, ["ref optional", "depth required, described"]);
}

#[test]
fn only_short_descriptions_are_shared_and_not_without_end() {
    let rows = |length: usize| [("depth", "5", "word ".repeat(length))];
    let of = |length: usize| {
        let rows = rows(length);
        let rows: Vec<(&str, &str, &str)> =
            rows.iter().map(|(key, value, text)| (*key, *value, text.as_str())).collect();
        of_second_form("POST", "https://a.example/beds", &rows, &[("depth", "7")])
    };
    assert_eq!(of(100), ["depth optional, described"]);
    assert_eq!(of(300), ["depth optional"]);
    let item = |description: &str| {
        let row = serde_json::json!({"key": "depth", "value": "5", "description": description});
        let url = serde_json::json!({"protocol": "https", "host": "a.example", "path": "beds", "query": [row]});
        serde_json::json!({"name": "A", "request": {"method": "GET", "url": url}})
    };
    let mut items = vec![item(&"word ".repeat(190))];
    items.resize(1500, item(""));
    let root = super::lowered(items).api.root;
    let described = root.items.iter().filter(|item| !item.arguments[0].prose.blocks.is_empty()).count();
    assert!((1000..1200).contains(&described), "a megabyte is shared: {described}");
}

#[test]
fn items_that_disagree_share_nothing_and_those_that_complement_each_other_all() {
    let item = |name: &str, description: &str| {
        let row = serde_json::json!({"key": "soil", "value": "a", "description": description});
        let url = serde_json::json!({"protocol": "https", "host": "a.example", "path": "beds", "query": [row]});
        serde_json::json!({"name": name, "request": {"method": "GET", "url": url}})
    };
    let third = |one: &str, other: &str| {
        let root = super::lowered(vec![item("A", one), item("B", other), item("C", "")]).api.root;
        let argument = &root.items[2].arguments[0];
        format!("{}{}", presence(argument), if matches!(argument.ty, Type::Named(_)) { " enum" } else { "" })
    };
    assert_eq!(third("Required.", "Optional."), "soil optional");
    assert_eq!(third("Required.", "One of `a`, `b`"), "soil required enum");
    assert_eq!(third("One of `a`, `c`", "One of `a`, `b`"), "soil optional");
}

#[test]
fn a_row_about_a_part_of_an_address_is_no_argument() {
    let entry = |address: &str| {
        let rows = "| id | yes | Which |\\n| version | no | Of the API |\\n| limit | no | How many |\\n";
        let text = format!("{address}\\n\\n| Parameter | Required | Description |\\n|---|---|---|\\n{rows}");
        format!(r#"{{"name": "A", "request": {{"url": "https://a.example/beds/:id", "description": "{text}"}}}}"#)
    };
    assert_eq!(presences(&entry("https://a.example/<version>/beds/<id>"), ""), ["id required", "limit optional"]);
    assert_eq!(presences(&entry("All beds."), ""), ["id required", "version optional", "limit optional"]);
}

#[test]
fn a_row_that_fits_only_a_nested_object_is_about_its_member() {
    let rows = "| items | array | yes | All. |\n| sku | string | yes | Which. |\n| note | string | no | Any. |\n| id | string | yes | Of. |";
    let body = |body: &str| {
        let raw = body.replace('"', "\\\"");
        let body =
            format!(r#", "body": {{"mode": "raw", "raw": "{raw}", "options": {{"raw": {{"language": "json"}}}}}}"#);
        with_table("POST", &body, rows)
    };
    let unique = r#"{"items": [{"sku": "a", "at": {"id": "b"}}]}"#;
    assert_eq!(presences(&body(unique), ""), ["items required", "note optional"]);
    let ambiguous = r#"{"items": [{"sku": "a", "id": 1, "at": {"id": "b"}}]}"#;
    assert_eq!(presences(&body(ambiguous), ""), ["items required", "note optional", "id required"]);
}

#[test]
fn a_saved_value_counts_more_than_a_documented_type() {
    let table = "| Name | Type | Description |\\n|---|---|---|\\n| brand | integer | Its brand |\\n| sold | boolean | Whether |\\n| price | number | Its price |";
    let body = r#"{\"brand\": \"blue\", \"sold\": \"yes\", \"price\": \"12.50\"}"#;
    let text = format!(
        r#"{{"info": {{"name": "T"}}, "item": [{{"name": "A", "request": {{"method": "POST", "url": "https://a.example",
        "description": "{table}", "body": {{"mode": "raw", "raw": "{body}", "options": {{"raw": {{"language": "json"}}}}}}}}}}]}}"#
    );
    let types = collection::read(&text).map(|collection| {
        let api = lower(&collection, None, &Options::default()).api;
        let arguments = api.root.items.into_iter().flat_map(|item| item.arguments);
        let body = arguments.filter(|argument| argument.place == crate::api::Place::Body);
        body.map(|argument| (argument.ty, argument.documented_type)).collect::<Vec<_>>()
    });
    let number = (Type::OrText(Box::new(Type::Number)), Some("number".to_owned()));
    assert_eq!(types.ok(), Some(vec![(Type::String, None), (Type::String, None), number]));
}
